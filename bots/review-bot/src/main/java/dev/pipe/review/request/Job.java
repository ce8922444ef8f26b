package dev.pipe.review.request;

import dev.pipe.common.event.PullRequestRef;
import java.time.Instant;

/**
 * Something that is to be done, as its row has it: what is asked for is read by whoever does it, since a row that nobody
 * can read must not stop those that look for work.
 *
 * @param runId of the run that is to be reviewed; empty for a command
 * @param place of the command that is answered; empty when the conductor asks, and {@link #SCAN} something after a scan
 * @param requested what is asked for, JSON
 * @param attempts that failed
 * @param died workers that never said what became of theirs
 * @param lease names whoever does it now
 */
record Job(
        long seq,
        JobKind kind,
        PullRequestRef pullRequest,
        String runId,
        String place,
        String requested,
        String extent,
        int attempts,
        int died,
        String lease,
        Instant askedAt,
        String traceParent) {

    /** What the place begins with when code scanning has news. */
    static final String SCAN = "scan/";

    boolean isCommanded() {
        return !place.isEmpty() && !place.startsWith(SCAN);
    }

    /** True when somebody waits for the verdict on the run. */
    boolean isConductors() {
        return place.isEmpty();
    }

    /** Names the event that tells of it: one run may be reviewed more than once. */
    String occasion() {
        return isConductors() ? runId : runId + "/" + place;
    }
}
