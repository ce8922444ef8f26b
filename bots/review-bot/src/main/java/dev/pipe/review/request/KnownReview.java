package dev.pipe.review.request;

import dev.pipe.common.event.ReviewEvent.ReviewCompleted;
import dev.pipe.review.decide.Reading;

/** A review as it is remembered. */
record KnownReview(ReviewCompleted completed, Reading reading) {

    KnownReview with(ReviewCompleted now) {
        return new KnownReview(now, reading);
    }

    /** As of {@link dev.pipe.review.read.Review}. */
    boolean isUnread() {
        return completed.paths().isEmpty() && !reading.isComplete();
    }
}
