package dev.pipe.common.github;

import dev.pipe.common.github.GitHubWrite.Merge;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/**
 * Merges the head and the base that were decided on, and no other: both are read again just before, and GitHub is given
 * the head's SHA. A merge whose answer got lost is recognised by the same reading.
 */
@ApplicationScoped
class MergePullRequest {

    private static final int NOT_ALLOWED = 405;
    private static final int HEAD_MOVED = 409;

    private final GitHubConnections connections;

    MergePullRequest(GitHubConnections connections) {
        this.connections = connections;
    }

    Outcome merge(Merge write) {
        return connections.call(write.repo(), "merge " + write.pullRequest(), repo -> {
            var settled = settled(write, read(repo, write));
            if (settled != null) {
                return settled;
            }
            try {
                repo.send("PUT", UrlPath.pull(write.pullRequest(), "/merge"), body(write));
                return Outcome.DONE;
            } catch (GitHubRefusal refusal) {
                return refused(repo, write, refusal);
            }
        });
    }

    private static GitHubReads.PullRequest read(RepoCalls repo, Merge write) throws IOException {
        return repo.get(UrlPath.pull(write.pullRequest(), ""), Shapes.Pull.class)
                .read(write.repo());
    }

    /** What there is to say without asking for the merge; null when it is to be asked for. */
    private static Outcome settled(Merge write, GitHubReads.PullRequest now) {
        var sameHead = now.headSha().equals(write.headSha());
        if (now.merged()) {
            return sameHead
                    ? Outcome.UNCHANGED
                    : Outcome.refused("It was merged meanwhile with another head, " + now.headSha() + ".");
        }
        if (!now.open()) {
            return Outcome.refused("It was closed meanwhile.");
        }
        if (!sameHead) {
            return headMoved(write, now);
        }
        if (!now.base().equals(write.base())) {
            return Outcome.refused(
                    "Its base is `" + now.base() + "` now; it was to be merged into `" + write.base() + "`.");
        }
        if (now.draft()) {
            return Outcome.refused("It is a draft.");
        }
        return Boolean.FALSE.equals(now.mergeable()) ? conflict(write) : null;
    }

    private static Outcome refused(RepoCalls repo, Merge write, GitHubRefusal refusal) throws IOException {
        if (refusal.status() != NOT_ALLOWED && refusal.status() != HEAD_MOVED) {
            throw refusal;
        }
        if (refusal.getMessage().contains("Base branch was modified")) {
            throw new GitHubRefusal(refusal.status(), refusal.getMessage(), true); // another merge came first: again
        }
        var settled = settled(write, read(repo, write));
        return settled != null ? settled : Outcome.refused("GitHub does not allow it: " + refusal.getMessage() + ".");
    }

    private static Outcome headMoved(Merge write, GitHubReads.PullRequest now) {
        return Outcome.refused("Its head moved from " + write.headSha() + " to " + now.headSha() + ".");
    }

    private static Outcome conflict(Merge write) {
        return Outcome.refused(
                "It conflicts with `" + write.base() + "`: merge or rebase, resolve the conflict, push.");
    }

    private static Map<String, String> body(Merge write) {
        var body = new HashMap<String, String>();
        body.put("sha", write.headSha());
        body.put("merge_method", write.method());
        if (write.title() != null && !write.title().isBlank() && !write.method().equals("rebase")) {
            body.put("commit_title", write.title());
        }
        return body;
    }
}
