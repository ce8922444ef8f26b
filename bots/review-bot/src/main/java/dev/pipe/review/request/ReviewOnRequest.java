package dev.pipe.review.request;

import dev.pipe.common.bus.Handler;
import dev.pipe.common.bus.Outbox;
import dev.pipe.common.bus.Received;
import dev.pipe.common.config.Stage;
import dev.pipe.common.event.PipelineEvent.StageRequested;
import dev.pipe.common.event.ReviewEvent.Decision;
import dev.pipe.common.event.ReviewEvent.ReviewCompleted;
import dev.pipe.common.event.ReviewEvent.ReviewFailed;
import dev.pipe.common.github.GitHubFailure;
import dev.pipe.review.model.ModelReading;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/**
 * Reviews when the conductor asks. A change that was read last is not read again: what was said of it is said for the new
 * run too. A reading that something was missing from is repeated; so is that of a head that is back after another was
 * read, by the rules and without a model, which has read it.
 */
@ApplicationScoped
class ReviewOnRequest implements Handler<StageRequested> {

    private final ReviewNow review;
    private final ConcludeReview conclude;
    private final ReviewTable reviews;
    private final Outbox outbox;
    private final Clock clock;

    ReviewOnRequest(ReviewNow review, ConcludeReview conclude, ReviewTable reviews, Outbox outbox, Clock clock) {
        this.review = review;
        this.conclude = conclude;
        this.reviews = reviews;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Override
    public Class<StageRequested> event() {
        return StageRequested.class;
    }

    @Override
    public void handle(Received<StageRequested> received) {
        var request = received.event();
        if (request.stage() != Stage.REVIEW) {
            return;
        }
        reviews.asked(request);
        var known = reviews.sameChange(request.run());
        if (known.isPresent()
                && known.get().completed().run().id().equals(request.run().id())) {
            return; // asked twice for one run
        }
        if (known.isPresent() && holds(known.get().completed(), request) && conclude.stands(request, known.get())) {
            conclude.again(request, known.get(), request.run().id());
            return;
        }
        try {
            switch (review.of(request, ReviewNow.Extent.CHANGED, request.run().id())) {
                case ReviewNow.Done done -> {}
                case ReviewNow.Impossible impossible -> fail(request, impossible.reason());
            }
        } catch (GitHubFailure e) {
            if (e.retryable() && (e.notBefore().isPresent() || !received.lastAttempt())) {
                throw e; // what waits for a limit of GitHub's loses no attempt by it
            }
            fail(request, e.getMessage());
        }
    }

    /** True when nothing was missing from the reading, or nothing that this request would let it see. */
    static boolean holds(ReviewCompleted known, StageRequested request) {
        var vouchedForSince = request.withoutModel().isEmpty() && ModelReading.wasWithheld(known.degraded());
        return known.decision() != Decision.PENDING_HUMAN_REVIEW
                && !known.engine().equals("llm-fallback")
                && !vouchedForSince;
    }

    private void fail(StageRequested request, String reason) {
        outbox.publish(new ReviewFailed(request.run(), reason, clock.instant()));
    }
}
