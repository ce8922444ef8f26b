package dev.pipe.pipeline.run;

import java.time.Duration;
import java.time.Instant;

/**
 * How far one stage of a run is.
 *
 * @param requestedAt when its owner was first asked; null before
 * @param finishedAt when it last came to an end; null while it has none
 * @param overdue nobody answered within the operator's time
 * @param timedOut it took longer than the repository's file gives it
 * @param runningSince when it began to run, or fell back to running, last; null while it does not run
 */
public record StageState(
        Status status,
        Instant requestedAt,
        Instant finishedAt,
        boolean overdue,
        boolean timedOut,
        Instant runningSince) {

    /** Where a stage stands. */
    public enum Status {
        NOT_BEGUN,
        RUNNING,
        PASSED,
        FAILED,
        /** Switched off for this pull request. */
        SKIPPED,
        /** The run ended before the stage did. */
        CANCELLED;

        public boolean finished() {
            return this == PASSED || this == FAILED || this == SKIPPED || this == CANCELLED;
        }
    }

    static final StageState NOT_BEGUN = new StageState(Status.NOT_BEGUN, null, null, false, false, null);

    public boolean passed() {
        return status == Status.PASSED;
    }

    /** Passed, or nobody wants it. */
    public boolean settled() {
        return status == Status.PASSED || status == Status.SKIPPED;
    }

    public boolean skipped() {
        return status == Status.SKIPPED;
    }

    public boolean failed() {
        return status == Status.FAILED;
    }

    public boolean running() {
        return status == Status.RUNNING;
    }

    /** Somebody's answer would still count: it runs, or ran out of time. */
    boolean waits() {
        return running() || timedOut;
    }

    StageState becomes(Status next, Instant now) {
        if (next == status) {
            return this;
        }
        var begins = next == Status.RUNNING || next == Status.PASSED || next == Status.FAILED;
        return new StageState(
                next,
                requestedAt == null && begins ? now : requestedAt,
                next.finished() ? now : null,
                false,
                false,
                next == Status.RUNNING ? now : null);
    }

    StageState calledOverdue() {
        return new StageState(status, requestedAt, finishedAt, true, timedOut, runningSince);
    }

    /** It still runs, and has no more time. */
    StageState timedOut(Instant now) {
        return new StageState(Status.FAILED, requestedAt, now, overdue, true, null);
    }

    /** It ran out of time, and then failed by an answer that came late. */
    StageState answered(Instant now) {
        return new StageState(Status.FAILED, requestedAt, now, overdue, false, null);
    }

    /** When the time it is given ends; its own turn counts, not an earlier one that came to an end. */
    Instant endOf(Duration time) {
        return (runningSince == null ? requestedAt : runningSince).plus(time);
    }
}
