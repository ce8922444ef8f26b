package dev.pipe.review.request;

import dev.pipe.common.event.PipelineEvent.StageRequested;
import dev.pipe.common.event.ReviewEvent.Decision;
import dev.pipe.common.event.ReviewEvent.ReviewCompleted;
import dev.pipe.review.model.ModelReading;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/**
 * A change that was read last is not read again: what was said of it is said for the new run too. A reading that something
 * was missing from is repeated; so is that of a head that is back after another was read, by the rules and without a
 * model, which has read it.
 */
@ApplicationScoped
class SayAgain {

    private final ReviewTable reviews;
    private final ConcludeReview conclude;

    SayAgain(ReviewTable reviews, ConcludeReview conclude) {
        this.reviews = reviews;
        this.conclude = conclude;
    }

    /** What can be said again for that request; empty when it is to be read. */
    Optional<KnownReview> of(StageRequested request) {
        return reviews.sameChange(request.run())
                .filter(known -> holds(known.completed(), request))
                .filter(known -> conclude.stands(request, known));
    }

    /** True when nothing was missing from the reading, or nothing that this request would let it see. */
    static boolean holds(ReviewCompleted known, StageRequested request) {
        if (ModelReading.wasWithheld(known.degraded())) {
            return !request.withoutModel().isEmpty();
        }
        return known.decision() != Decision.PENDING_HUMAN_REVIEW
                && !known.engine().equals("llm-fallback");
    }
}
