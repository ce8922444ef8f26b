package dev.pipe.review.request;

import dev.pipe.common.event.ReviewEvent.ReviewCompleted;
import dev.pipe.review.decide.Reading;

/**
 * A review as it is remembered.
 *
 * @param said true when a review of this head stands on GitHub
 */
record KnownReview(ReviewCompleted completed, Reading reading, boolean said) {

    KnownReview with(ReviewCompleted now) {
        return new KnownReview(now, reading, said);
    }
}
