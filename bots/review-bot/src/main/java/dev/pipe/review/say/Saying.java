package dev.pipe.review.say;

import dev.pipe.common.config.ReviewSection;
import dev.pipe.common.event.ReviewEvent.Decision;
import dev.pipe.common.event.RunRef;
import dev.pipe.review.decide.Verdict;
import dev.pipe.review.identity.Findings;
import dev.pipe.review.read.Review;
import java.util.Optional;

/**
 * What is to be said of a reading.
 *
 * @param verdict on what counts, which is what is open
 * @param before what was decided last, of whichever head
 */
public record Saying(
        RunRef run,
        Review review,
        Findings findings,
        Verdict verdict,
        ReviewSection section,
        Optional<Decision> before) {

    /** The marker of the one review of this head. */
    String marker() {
        return ReviewMarker.of(run);
    }
}
