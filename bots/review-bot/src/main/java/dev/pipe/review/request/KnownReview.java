package dev.pipe.review.request;

import dev.pipe.common.event.ReviewEvent.ReviewCompleted;
import dev.pipe.review.decide.Reading;

/** A review as it is remembered. */
record KnownReview(ReviewCompleted completed, Reading reading) {

    KnownReview with(ReviewCompleted now) {
        return new KnownReview(now, reading);
    }
}
