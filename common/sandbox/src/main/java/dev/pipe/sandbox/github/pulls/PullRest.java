package dev.pipe.sandbox.github.pulls;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pipe.sandbox.github.accounts.Access;
import dev.pipe.sandbox.github.accounts.Right;
import dev.pipe.sandbox.github.http.Answer;
import dev.pipe.sandbox.github.http.Json;
import dev.pipe.sandbox.github.http.Refusal;
import dev.pipe.sandbox.github.http.Request;
import dev.pipe.sandbox.github.http.Routes;
import dev.pipe.sandbox.github.parts.Parts;
import dev.pipe.sandbox.github.world.Account;
import dev.pipe.sandbox.github.world.PullRequest;
import dev.pipe.sandbox.github.world.Repository;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** Pull requests: list, open, read, change, ask reviewers. */
public final class PullRest {
    private static final String PULLS = "/repos/{owner}/{repo}/pulls";
    private static final String PULL = PULLS + "/{number}";
    private static final int MOST_COMMITS = 250;

    private final Parts parts;
    private final PullEdits edits;
    private final PullOpening opening;

    public PullRest(Parts parts) {
        this.parts = parts;
        this.edits = new PullEdits(parts);
        this.opening = new PullOpening(parts);
    }

    public void on(Routes routes) {
        routes.get(PULLS, this::list)
                .post(PULLS, this::open)
                .get(PULL, this::get)
                .patch(PULL, this::change)
                .get(PULL + "/files", this::files)
                .get(PULL + "/commits", this::commits)
                .get(PULL + "/requested_reviewers", this::reviewers)
                .post(PULL + "/requested_reviewers", this::ask)
                .delete(PULL + "/requested_reviewers", this::withdraw);
    }

    private Answer list(Request request) {
        var repository = parts.access().repository(request, Right.READ_PULLS);
        var state = request.param("state", "open");
        var head = request.param("head", null);
        var base = request.param("base", null);
        var found = new ArrayList<>(repository.pulls().stream()
                .filter(pull -> state.equals("all") || pull.open == state.equals("open"))
                .filter(pull -> base == null || base.equals(pull.baseRef))
                .filter(pull -> head == null || head.equals(pull.headRepository.owner.login() + ":" + pull.headRef))
                .toList());
        found.sort(order(request));
        return parts.page(request, found, parts.views().pulls::simple);
    }

    private static Comparator<PullRequest> order(Request request) {
        Comparator<PullRequest> byNumber = Comparator.comparing(pull -> pull.number);
        Comparator<PullRequest> byUpdate = Comparator.comparing(pull -> pull.updatedAt);
        var sort = request.param("sort", "created");
        var order = sort.equals("updated") ? byUpdate.thenComparing(byNumber) : byNumber;
        // GitHub's default direction is descending unless another sort than "created" was asked for.
        var direction = request.param("direction", request.param("sort", null) == null ? "desc" : "asc");
        return direction.equals("desc") ? order.reversed() : order;
    }

    private Answer open(Request request) {
        var repository = parts.access().repository(request, Right.DISCUSS);
        var author = Access.person(request);
        var json = request.json();
        var pull = opening.open(
                new PullOpening.Proposal(
                        repository,
                        author,
                        json.path("title").asText(""),
                        Json.text(json, "body"),
                        json.path("head").asText(""),
                        json.path("base").asText(""),
                        json.path("draft").asBoolean(false)),
                request.actor());
        return Answer.created(parts.views().pulls.full(pull));
    }

    private Answer get(Request request) {
        var pull = parts.access().pull(request, Right.READ_PULLS);
        if (PullDiffs.asked(request)) {
            return PullDiffs.answer(request, pull);
        }
        return Answer.ok(
                parts.views().conversation.rendered(request, parts.views().pulls.full(pull)));
    }

    private Answer change(Request request) {
        var pull = parts.access().pull(request, Right.DISCUSS);
        edits.requireAuthorOrWriter(request, pull);
        edits.change(pull, request.json(), request.actor());
        return Answer.ok(parts.views().pulls.full(pull));
    }

    private Answer files(Request request) {
        var pull = parts.access().pull(request, Right.READ_PULLS);
        var files = PullDiffs.diff(pull).files();
        var listed = files.subList(0, Math.min(files.size(), PullDiffs.MOST_FILES_LISTED));
        return parts.page(request, listed, file -> parts.views().commits.file(pull.repository, pull.headSha, file));
    }

    private Answer commits(Request request) {
        var pull = parts.access().pull(request, Right.READ_PULLS);
        var commits = pull.repository.git.between(pull.baseSha, pull.headSha);
        var listed = commits.subList(0, Math.min(commits.size(), MOST_COMMITS));
        return parts.page(request, listed, commit -> parts.views().commits.commit(pull.repository, commit));
    }

    private Answer reviewers(Request request) {
        var pull = parts.access().pull(request, Right.READ_PULLS);
        return Answer.ok(Json.object(
                "users", Json.array(pull.requestedReviewers, parts.views().accounts::simple),
                "teams", List.of()));
    }

    private Answer ask(Request request) {
        var pull = parts.access().pull(request, Right.LABEL);
        for (var reviewer : named(request.json(), pull.repository)) {
            if (reviewer.equals(pull.author)) {
                throw Refusal.of(422, "Review cannot be requested from pull request author.");
            }
            edits.requestReview(pull, reviewer, request.actor());
        }
        return Answer.created(parts.views().pulls.simple(pull));
    }

    private Answer withdraw(Request request) {
        var pull = parts.access().pull(request, Right.LABEL);
        named(request.json(), pull.repository).forEach(pull.requestedReviewers::remove);
        return Answer.ok(parts.views().pulls.simple(pull));
    }

    private Set<Account> named(JsonNode json, Repository repository) {
        var found = new java.util.LinkedHashSet<Account>();
        for (var login : json.path("reviewers")) {
            var account = parts.world()
                    .account(login.asText())
                    .filter(one ->
                            parts.access().permission(one, repository) != dev.pipe.sandbox.github.world.Permission.NONE)
                    .orElseThrow(() -> Refusal.of(
                            422, "Reviews may only be requested from collaborators. " + login.asText() + " is none."));
            found.add(account);
        }
        return found;
    }
}
