package dev.pipe.review.request;

import dev.pipe.common.event.ReviewEvent.ReviewCompleted;
import dev.pipe.common.event.RunRef;
import dev.pipe.review.decide.Reading;

/** A review as it is remembered. */
record KnownReview(ReviewCompleted completed, Reading reading) {

    KnownReview with(ReviewCompleted now) {
        return new KnownReview(now, reading);
    }

    /** True of the same head against the same base. */
    boolean isOf(RunRef run) {
        return completed.run().headSha().equals(run.headSha())
                && completed.run().base().equals(run.base());
    }

    /** As of {@link dev.pipe.review.read.Review}. */
    boolean isUnread() {
        return completed.paths().isEmpty() && !reading.isComplete();
    }
}
