package dev.pipe.review.say;

import dev.pipe.common.config.ReviewSection;
import dev.pipe.common.event.RunRef;
import dev.pipe.review.decide.Verdict;
import dev.pipe.review.identity.Findings;
import dev.pipe.review.read.Review;

/**
 * What is to be said of a reading.
 *
 * @param verdict on what counts, which is what is open
 */
public record Saying(RunRef run, Review review, Findings findings, Verdict verdict, ReviewSection section) {

    /** The marker of the one review of this head. */
    String marker() {
        return ReviewMarker.of(run);
    }
}
