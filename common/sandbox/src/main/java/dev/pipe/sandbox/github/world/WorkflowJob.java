package dev.pipe.sandbox.github.world;

import java.util.ArrayList;
import java.util.List;

/** A job of a workflow run; its id is its check run's. */
public final class WorkflowJob {
    public final WorkflowRun run;
    public final CheckRun check;
    public final int attempt;
    public final List<Step> steps = new ArrayList<>();

    /** One step; {@code conclusion} is null while it has none. */
    public record Step(int number, String name, String status, String conclusion) {}

    public WorkflowJob(WorkflowRun run, CheckRun check, int attempt) {
        this.run = run;
        this.check = check;
        this.attempt = attempt;
    }

    public boolean failed() {
        return check.completed() && !List.of("success", "skipped", "neutral").contains(check.conclusion);
    }
}
