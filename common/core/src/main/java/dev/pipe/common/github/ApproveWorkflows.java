package dev.pipe.common.github;

import dev.pipe.common.github.GitHubWrite.ApproveWorkflowRuns;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;

/** Approves the workflow runs of one head that GitHub keeps waiting because they come from a fork. Never another head's. */
@ApplicationScoped
class ApproveWorkflows {

    private static final String WAITING = "action_required";

    private final GitHubConnections connections;

    ApproveWorkflows(GitHubConnections connections) {
        this.connections = connections;
    }

    Outcome approve(ApproveWorkflowRuns write) {
        var doing = "approve the workflow runs of " + write.pullRequest() + " at " + write.headSha();
        return connections.call(write.repo(), doing, repo -> {
            var query = "/actions/runs?status=" + WAITING + "&head_sha=" + UrlPath.segment(write.headSha());
            var waiting = repo
                    .list(UrlPath.of(write.repo(), query), Shapes.WaitingRuns.class, Shapes.WaitingRuns::workflowRuns)
                    .stream()
                    .filter(run -> write.headSha().equals(run.headSha()) && isWaiting(run))
                    .toList();
            for (var run : waiting) {
                repo.send("POST", UrlPath.of(write.repo(), "/actions/runs/" + run.id() + "/approve"), Map.of());
            }
            return waiting.isEmpty() ? Outcome.UNCHANGED : Outcome.DONE;
        });
    }

    /** GitHub shows it as a conclusion; some versions of its server as a status. */
    private static boolean isWaiting(Shapes.WaitingRun run) {
        return WAITING.equals(run.conclusion()) || WAITING.equals(run.status());
    }
}
