package dev.pipe.review.request;

import dev.pipe.common.event.PipelineEvent.StageRequested;
import dev.pipe.common.event.PullRequestRef;
import java.time.Instant;

/**
 * A review that is to be made.
 *
 * @param place of the command that asks for it; empty when the conductor does, and {@link #SCAN} something after a scan
 * @param attempts that failed
 * @param died workers that never said what became of theirs
 * @param lease names whoever makes it now
 */
record Job(
        long seq,
        StageRequested request,
        ReviewNow.Extent extent,
        String place,
        int attempts,
        int died,
        String lease,
        Instant askedAt,
        String traceParent) {

    /** What the place begins with when code scanning has news. */
    static final String SCAN = "scan/";

    PullRequestRef pullRequest() {
        return request.run().pullRequest();
    }

    boolean isCommanded() {
        return !place.isEmpty() && !place.startsWith(SCAN);
    }

    /** True when somebody waits for the verdict on the run. */
    boolean isConductors() {
        return place.isEmpty();
    }

    /** Names the event that tells of it: one run may be reviewed more than once. */
    String occasion() {
        return isConductors() ? request.run().id() : request.run().id() + "/" + place;
    }
}
