package dev.pipe.common.github;

import dev.pipe.common.github.GitHubWrite.Enqueue;
import dev.pipe.common.github.GitHubWrite.RerunFailedJobs;
import dev.pipe.common.github.GitHubWrite.UpdateBranch;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.Map;
import java.util.Set;

/** What brings a head towards its merge: the base merged into it, failed jobs run again, GitHub's own queue. */
@ApplicationScoped
class UpdateHeads {

    private static final String ENQUEUE = """
            mutation($pullRequestId: ID!, $head: GitObjectID!) {
              enqueuePullRequest(input: {pullRequestId: $pullRequestId, expectedHeadOid: $head}) {
                mergeQueueEntry { id }
              }
            }""";

    private static final int UNPROCESSABLE = 422;
    private static final int FORBIDDEN = 403;

    private final GitHubConnections connections;

    UpdateHeads(GitHubConnections connections) {
        this.connections = connections;
    }

    Outcome update(UpdateBranch write) {
        return connections.call(write.repo(), "bring " + write.pullRequest() + " up to date", repo -> {
            var now = read(repo, write);
            if (!now.open()) {
                return Outcome.refused("It was closed meanwhile.");
            }
            if (!now.base().equals(write.base())) {
                return Outcome.refused("Its base is `" + now.base() + "` now.");
            }
            if (!now.headSha().equals(write.headSha())) {
                return moved(repo, write, now);
            }
            return updated(repo, write);
        });
    }

    private static Outcome updated(RepoCalls repo, UpdateBranch write) throws IOException {
        try {
            repo.send(
                    "PUT",
                    UrlPath.pull(write.pullRequest(), "/update-branch"),
                    Map.of("expected_head_sha", write.headSha()));
            return Outcome.DONE;
        } catch (GitHubRefusal refusal) {
            if (refusal.getMessage().contains("no new commits")) {
                return Outcome.UNCHANGED;
            }
            var now = read(repo, write);
            if (refusal.status() == UNPROCESSABLE && !now.headSha().equals(write.headSha())) {
                return moved(repo, write, now); // by whoever sent the same, a proxy that repeats for instance
            }
            if (Set.of(UNPROCESSABLE, FORBIDDEN).contains(refusal.status()) && !refusal.passing()) {
                return Outcome.refused("GitHub would not bring it up to date: " + refusal.getMessage() + ".");
            }
            throw refusal;
        }
    }

    private static GitHubReads.PullRequest read(RepoCalls repo, UpdateBranch write) throws IOException {
        return repo.get(UrlPath.pull(write.pullRequest(), ""), Shapes.Pull.class)
                .read(write.repo());
    }

    /** A head that grew out of the expected one by a merge is what a lost answer would have told. */
    private static Outcome moved(RepoCalls repo, UpdateBranch write, GitHubReads.PullRequest now) throws IOException {
        var head = repo.get(
                        UrlPath.of(write.repo(), "/git/commits/" + UrlPath.segment(now.headSha())),
                        Shapes.CommitObject.class)
                .read();
        return head.parents().size() == 2 && head.parents().getFirst().equals(write.headSha())
                ? Outcome.UNCHANGED
                : Outcome.refused("Its head moved from " + write.headSha() + " to " + now.headSha() + ".");
    }

    Outcome rerun(RerunFailedJobs write) {
        return connections.call(write.repo(), "run the failed jobs of " + write.pullRequest() + " again", repo -> {
            var path = UrlPath.of(write.repo(), "/actions/runs/" + write.workflowRun());
            if (repo.get(path, Shapes.WorkflowRun.class).runAttempt() > write.attempt()) {
                return Outcome.UNCHANGED;
            }
            repo.send("POST", path + "/rerun-failed-jobs", Map.of());
            return Outcome.DONE;
        });
    }

    Outcome enqueue(Enqueue write) {
        return connections.call(write.repo(), "put " + write.pullRequest() + " into the merge queue", repo -> {
            var id = repo.get(UrlPath.pull(write.pullRequest(), ""), Shapes.NodeId.class)
                    .nodeId();
            try {
                repo.graphQl(ENQUEUE, Map.of("pullRequestId", id, "head", write.headSha()));
                return Outcome.DONE;
            } catch (GitHubRefusal refusal) {
                if (refusal.passing()) {
                    throw refusal;
                }
                return refusal.getMessage().contains("already")
                        ? Outcome.UNCHANGED
                        : Outcome.refused("GitHub's merge queue would not take it: " + refusal.getMessage() + ".");
            }
        });
    }
}
