package dev.pipe.review.say;

import dev.pipe.common.config.ReviewSection;
import dev.pipe.common.event.RunRef;
import dev.pipe.review.decide.Verdict;
import dev.pipe.review.identity.Findings;
import dev.pipe.review.read.Review;
import java.util.Optional;

/**
 * What is to be said of a reading.
 *
 * @param verdict on what counts, which is what is open
 * @param overridden by whom, if an admin let this head pass whatever the verdict
 */
public record Saying(
        RunRef run,
        Review review,
        Findings findings,
        Verdict verdict,
        ReviewSection section,
        Optional<Overridden> overridden) {

    /** Of a head that nobody overrode the review of. */
    public Saying(RunRef run, Review review, Findings findings, Verdict verdict, ReviewSection section) {
        this(run, review, findings, verdict, section, Optional.empty());
    }

    /** The marker of the one review of this head. */
    String marker() {
        return ReviewMarker.of(run);
    }
}
