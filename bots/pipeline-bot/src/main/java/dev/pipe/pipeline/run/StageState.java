package dev.pipe.pipeline.run;

import java.time.Instant;

/**
 * How far one stage of a run is.
 *
 * @param requestedAt when its owner was first asked; null before
 * @param finishedAt when it last came to an end; null while it has none
 * @param overdue nobody answered within the configured time
 */
public record StageState(Status status, Instant requestedAt, Instant finishedAt, boolean overdue) {

    /** Where a stage stands. */
    public enum Status {
        NOT_BEGUN,
        RUNNING,
        PASSED,
        FAILED,
        /** The run ended before the stage did. */
        CANCELLED;

        public boolean finished() {
            return this == PASSED || this == FAILED || this == CANCELLED;
        }
    }

    static final StageState NOT_BEGUN = new StageState(Status.NOT_BEGUN, null, null, false);

    public boolean passed() {
        return status == Status.PASSED;
    }

    public boolean failed() {
        return status == Status.FAILED;
    }

    public boolean running() {
        return status == Status.RUNNING;
    }

    StageState becomes(Status next, Instant now) {
        if (next == status) {
            return this;
        }
        var requested = requestedAt == null && next != Status.NOT_BEGUN && next != Status.CANCELLED ? now : requestedAt;
        return new StageState(next, requested, next.finished() ? now : null, false);
    }

    StageState calledOverdue() {
        return new StageState(status, requestedAt, finishedAt, true);
    }
}
