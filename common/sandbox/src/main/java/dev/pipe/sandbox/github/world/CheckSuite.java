package dev.pipe.sandbox.github.world;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** All check runs of one App on one commit; of GitHub Actions one per workflow run. */
public final class CheckSuite {
    public final long id;
    public final Repository repository;
    public final String headSha;
    public final String headBranch;
    public final Instant createdAt;
    /** True when GitHub Actions made it, and not the one App of this GitHub. */
    public final boolean ofActions;

    public final List<CheckRun> runs = new ArrayList<>();
    public Instant updatedAt;

    public CheckSuite(long id, Repository repository, String headSha, String headBranch, Instant createdAt) {
        this(id, repository, headSha, headBranch, createdAt, false);
    }

    private CheckSuite(
            long id, Repository repository, String headSha, String headBranch, Instant createdAt, boolean ofActions) {
        this.id = id;
        this.repository = repository;
        this.headSha = headSha;
        this.headBranch = headBranch;
        this.createdAt = createdAt;
        this.updatedAt = createdAt;
        this.ofActions = ofActions;
    }

    public static CheckSuite ofActions(
            long id, Repository repository, String headSha, String headBranch, Instant createdAt) {
        return new CheckSuite(id, repository, headSha, headBranch, createdAt, true);
    }

    public String status() {
        if (runs.isEmpty()) {
            return "queued";
        }
        return runs.stream().allMatch(CheckRun::completed) ? "completed" : "in_progress";
    }

    /** The worst of its runs, once all have ended. */
    public String conclusion() {
        if (!status().equals("completed")) {
            return null;
        }
        for (var worst : List.of("action_required", "timed_out", "cancelled", "failure", "success", "neutral")) {
            if (runs.stream().anyMatch(run -> worst.equals(run.conclusion))) {
                return worst;
            }
        }
        return "skipped";
    }
}
