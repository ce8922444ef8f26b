package dev.pipe.sandbox.github.pulls;

import dev.pipe.sandbox.github.accounts.Access;
import dev.pipe.sandbox.github.accounts.Right;
import dev.pipe.sandbox.github.git.Author;
import dev.pipe.sandbox.github.http.Answer;
import dev.pipe.sandbox.github.http.Json;
import dev.pipe.sandbox.github.http.Refusal;
import dev.pipe.sandbox.github.http.Request;
import dev.pipe.sandbox.github.http.Routes;
import dev.pipe.sandbox.github.parts.Parts;
import dev.pipe.sandbox.github.world.Actor;
import dev.pipe.sandbox.github.world.PullRequest;
import java.util.Optional;

/** Merging, and bringing a branch up to date. */
public final class MergeRest {
    private static final String PULL = "/repos/{owner}/{repo}/pulls/{number}";

    private final Parts parts;
    private final RequiredChecks required;

    public MergeRest(Parts parts) {
        this.parts = parts;
        this.required = new RequiredChecks();
    }

    public void on(Routes routes) {
        routes.get(PULL + "/merge", this::isMerged)
                .put(PULL + "/merge", this::merge)
                .put(PULL + "/update-branch", this::update);
    }

    private Answer isMerged(Request request) {
        if (!parts.access().pull(request, Right.READ_CONTENTS).merged) {
            throw Refusal.notFound();
        }
        return Answer.noContent();
    }

    private Answer merge(Request request) {
        var pull = parts.access().pull(request, Right.PUSH);
        var sha = Json.text(request.json(), "sha");
        if (!pull.open || pull.draft) {
            throw Refusal.of(
                    405, pull.draft && pull.open ? "Pull Request is still a draft" : "Pull Request is not mergeable");
        }
        if (sha != null && !sha.equals(pull.headSha)) {
            throw Refusal.of(409, "Head branch was modified. Review and try the merge again.");
        }
        if (pull.repository.queuedBranches.contains(pull.baseRef)) {
            throw Refusal.of(405, "Changes must be made through the merge queue");
        }
        required.refusal(pull).ifPresent(reason -> {
            throw Refusal.of(405, reason);
        });
        var merged = merged(request, pull).orElseThrow(() -> Refusal.of(405, "Pull Request is not mergeable"));
        settle(request, pull, merged);
        return Answer.ok(Json.object("sha", merged, "merged", true, "message", "Pull Request successfully merged"));
    }

    private Optional<String> merged(Request request, PullRequest pull) {
        var merges = pull.repository.merges;
        var by = author(request);
        var method = request.json().path("merge_method").asText("merge");
        var allowed =
                switch (method) {
                    case "merge" -> pull.repository.allowMerge;
                    case "squash" -> pull.repository.allowSquash;
                    case "rebase" -> pull.repository.allowRebase;
                    default -> throw Refusal.of(422, "merge_method is merge, squash or rebase");
                };
        if (!allowed) {
            throw Refusal.of(405, method + " merges are not allowed on this repository.");
        }
        return switch (method) {
            case "squash" -> merges.squash(pull.baseSha, pull.headSha, message(request, pull, squashTitle(pull)), by);
            case "rebase" -> merges.rebase(pull.baseSha, pull.headSha);
            default -> merges.merge(pull.baseSha, pull.headSha, message(request, pull, mergeTitle(pull)), by);
        };
    }

    private void settle(Request request, PullRequest pull, String sha) {
        pull.merged = true;
        pull.open = false; // before the push, which would take it for merged by other means
        pull.mergedBy = request.actor().account();
        pull.mergedAt = parts.world().now();
        pull.mergeCommitSha = sha;
        parts.pushes().move(pull.repository, pull.baseRef, sha, request.actor());
        parts.pushes().close(pull, request.actor());
        if (pull.repository.deleteBranchOnMerge && !pull.fromFork()) {
            parts.pushes().delete(pull.repository, pull.headRef, request.actor());
        }
    }

    private static String mergeTitle(PullRequest pull) {
        return "Merge pull request #" + pull.number + " from " + pull.headRepository.owner.login() + "/" + pull.headRef;
    }

    private static String squashTitle(PullRequest pull) {
        return pull.title + " (#" + pull.number + ")";
    }

    private static String message(Request request, PullRequest pull, String title) {
        var json = request.json();
        var first = json.path("commit_title").asText(title);
        var rest = json.path("commit_message").asText(pull.title);
        return rest.isBlank() ? first : first + "\n\n" + rest;
    }

    private Author author(Request request) {
        var account = Access.person(request);
        return new Author(account.login(), account.email(), parts.world().now());
    }

    private Answer update(Request request) {
        var pull = parts.access().pull(request, Right.CHANGE_PULLS);
        var expected = Json.text(request.json(), "expected_head_sha");
        if (expected != null && !expected.equals(pull.headSha)) {
            throw Refusal.of(422, "expected head sha didn’t match current head ref.");
        }
        if (pull.repository.git.isAncestor(pull.baseSha, pull.headSha)) {
            throw Refusal.of(422, "There are no new commits on the base branch.");
        }
        if (pull.fromFork() && request.actor().kind() != Actor.Kind.USER) {
            throw Refusal.of(403, "Resource not accessible by integration"); // an App is not installed on the fork
        }
        var message = "Merge branch '" + pull.baseRef + "' into " + pull.headRef;
        var sha = pull.repository
                .merges
                .merge(pull.headSha, pull.baseSha, message, author(request))
                .orElseThrow(() -> Refusal.of(422, "merge conflict between base and head"));
        if (pull.fromFork()) {
            dev.pipe.sandbox.github.git.ImportedRefs.copy(pull.repository.git, sha, pull.headRepository.git);
        }
        parts.pushes().move(pull.headRepository, pull.headRef, sha, request.actor());
        return Answer.json(
                202,
                Json.object(
                        "message",
                        "Updating pull request branch.",
                        "url",
                        parts.views().urls.pull(pull)));
    }
}
