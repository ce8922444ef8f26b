package dev.pipe.sandbox.github.checks;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pipe.sandbox.github.accounts.Access;
import dev.pipe.sandbox.github.accounts.Right;
import dev.pipe.sandbox.github.http.Answer;
import dev.pipe.sandbox.github.http.Json;
import dev.pipe.sandbox.github.http.Page;
import dev.pipe.sandbox.github.http.Refusal;
import dev.pipe.sandbox.github.http.Request;
import dev.pipe.sandbox.github.http.Routes;
import dev.pipe.sandbox.github.parts.Parts;
import dev.pipe.sandbox.github.pulls.MergeQueue;
import dev.pipe.sandbox.github.world.CommitStatus;
import dev.pipe.sandbox.github.world.Repository;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Commit statuses: what a personal token can set where it cannot make checks. */
public final class StatusRest {
    private static final String REPO = "/repos/{owner}/{repo}";
    private static final Set<String> STATES = Set.of("error", "failure", "pending", "success");

    private final Parts parts;

    public StatusRest(Parts parts) {
        this.parts = parts;
    }

    public void on(Routes routes) {
        routes.post(REPO + "/statuses/{sha}", this::create)
                .get(REPO + "/statuses/{ref*}", this::list)
                .get(REPO + "/commits/{ref*}/statuses", this::list)
                .get(REPO + "/commits/{ref*}/status", this::combined);
    }

    private Answer create(Request request) {
        var repository = parts.access().repository(request, Right.SET_STATUS);
        var json = request.json();
        var state = json.path("state").asText("").toLowerCase(Locale.ROOT);
        if (!STATES.contains(state)) {
            throw Refusal.invalid("Status", "state", "state is one of " + STATES);
        }
        var status = new CommitStatus(
                parts.world().nextId(),
                parts.commit(repository, request.var("sha")),
                state,
                json.path("context").asText("default"),
                Json.text(json, "description"),
                Json.text(json, "target_url"),
                Access.person(request),
                parts.world().now());
        repository.statuses.add(status);
        fire(repository, status, request);
        new MergeQueue(parts).checked(repository, request.actor());
        return Answer.created(parts.views().checks.status(repository, status));
    }

    private Answer list(Request request) {
        var repository = parts.access().repository(request, Right.READ_STATUSES);
        return parts.page(request, newestFirst(repository, request), status -> parts.views()
                .checks
                .status(repository, status));
    }

    private Answer combined(Request request) {
        var repository = parts.access().repository(request, Right.READ_STATUSES);
        var newest = new LinkedHashMap<String, CommitStatus>();
        newestFirst(repository, request).forEach(status -> newest.putIfAbsent(status.context(), status));
        var all = List.copyOf(newest.values());
        var page = Page.of(request);
        var body = parts.views().checks.combined(repository, sha(repository, request), all, page.cut(all));
        return page.linked(Answer.ok(body), request, parts.world().url, all.size());
    }

    private List<CommitStatus> newestFirst(Repository repository, Request request) {
        var sha = sha(repository, request);
        return repository.statuses.stream()
                .filter(status -> status.sha().equals(sha))
                .toList()
                .reversed();
    }

    private String sha(Repository repository, Request request) {
        return parts.commit(repository, request.var("ref"));
    }

    private void fire(Repository repository, CommitStatus status, Request request) {
        var commit = parts.views().commits.commit(repository, repository.git.existing(status.sha()));
        var payload = Json.object(
                "id", status.id(),
                "sha", status.sha(),
                "name", repository.fullName(),
                "avatar_url",
                        parts.views().urls.root() + "/avatars/"
                                + status.creator().id(),
                "target_url", status.targetUrl(),
                "context", status.context(),
                "description", status.description(),
                "state", status.state(),
                "commit", commit,
                "branches", branches(repository, status.sha()),
                "created_at", status.createdAt(),
                "updated_at", status.createdAt());
        parts.hooks().fire(repository, request.actor(), "status", null, payload);
    }

    private JsonNode branches(Repository repository, String sha) {
        var holding = repository.git.branches().entrySet().stream()
                .filter(branch -> branch.getValue().equals(sha))
                .toList();
        return Json.array(
                holding,
                branch -> Json.object(
                        "name", branch.getKey(),
                        "commit",
                                Json.object(
                                        "sha", sha, "url", parts.views().urls.repo(repository) + "/commits/" + sha),
                        "protected", repository.protections.containsKey(branch.getKey())));
    }
}
