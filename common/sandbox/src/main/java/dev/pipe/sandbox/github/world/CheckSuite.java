package dev.pipe.sandbox.github.world;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** All check runs of the App on one commit. */
public final class CheckSuite {
    public final long id;
    public final Repository repository;
    public final String headSha;
    public final String headBranch;
    public final Instant createdAt;
    public final List<CheckRun> runs = new ArrayList<>();
    public Instant updatedAt;

    public CheckSuite(long id, Repository repository, String headSha, String headBranch, Instant createdAt) {
        this.id = id;
        this.repository = repository;
        this.headSha = headSha;
        this.headBranch = headBranch;
        this.createdAt = createdAt;
        this.updatedAt = createdAt;
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
