package dev.pipe.review.request;

import dev.pipe.common.bus.Handler;
import dev.pipe.common.bus.Outbox;
import dev.pipe.common.bus.Received;
import dev.pipe.common.config.Mode;
import dev.pipe.common.config.Stage;
import dev.pipe.common.event.PipelineEvent.StageRequested;
import dev.pipe.common.event.ReviewEvent.Decision;
import dev.pipe.common.event.ReviewEvent.ReviewCompleted;
import dev.pipe.common.event.ReviewEvent.ReviewFailed;
import dev.pipe.common.github.GitHubFailure;
import dev.pipe.review.diff.UnreadableDiff;
import dev.pipe.review.model.ModelReading;
import dev.pipe.review.model.Subject;
import dev.pipe.review.read.ReadChange;
import dev.pipe.review.read.Review;
import dev.pipe.review.say.SayReview;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;

/**
 * Reviews when the conductor asks. A change that was read before is not read again: what was said of it is said for the
 * new run too. Only a reading that something was missing from is repeated.
 */
@ApplicationScoped
class ReviewOnRequest implements Handler<StageRequested> {

    private final FetchDiff fetch;
    private final ReadChange read;
    private final SayReview say;
    private final ReviewTable reviews;
    private final ReviewMeters meters;
    private final Outbox outbox;
    private final Clock clock;

    ReviewOnRequest(
            FetchDiff fetch,
            ReadChange read,
            SayReview say,
            ReviewTable reviews,
            ReviewMeters meters,
            Outbox outbox,
            Clock clock) {
        this.fetch = fetch;
        this.read = read;
        this.say = say;
        this.reviews = reviews;
        this.meters = meters;
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
        var known = reviews.sameChange(request.run());
        if (known.isPresent() && known.get().run().id().equals(request.run().id())) {
            return; // asked twice for one run
        }
        if (known.isPresent() && holds(known.get(), request)) {
            sayAgain(request, known.get());
            return;
        }
        try {
            review(request);
        } catch (GitHubFailure e) {
            if (e.retryable() && !received.lastAttempt()) {
                throw e;
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

    private void sayAgain(StageRequested request, ReviewCompleted known) {
        publish(Completed.again(known, request.run()));
        if (request.mode() != Mode.OBSERVE) {
            outbox.write(SayReview.labels(request.run(), known.decision()));
        }
    }

    private void review(StageRequested request) {
        var began = clock.instant();
        switch (fetch.of(request.run())) {
            case FetchDiff.Gone gone -> fail(request, gone.reason());
            case FetchDiff.Withheld withheld ->
                complete(request, read.unread(withheld.title(), withheld.reason()), began);
            case FetchDiff.Diff diff -> {
                try {
                    complete(
                            request,
                            read.read(diff.text(), diff.title(), Subject.of(request.run(), request.withoutModel())),
                            began);
                } catch (UnreadableDiff e) {
                    fail(request, "GitHub's diff of this pull request cannot be read. " + e.getMessage());
                }
            }
        }
    }

    private void complete(StageRequested request, Review review, Instant began) {
        var completed = Completed.of(request.run(), review, began, clock.instant());
        publish(completed);
        meters.reviewed(completed);
        if (request.mode() != Mode.OBSERVE) {
            say.of(request.run(), review).forEach(outbox::write);
        }
    }

    private void publish(ReviewCompleted completed) {
        reviews.keep(completed);
        outbox.publish("review-completed:" + completed.run().id(), completed);
    }

    private void fail(StageRequested request, String reason) {
        outbox.publish(new ReviewFailed(request.run(), reason, clock.instant()));
    }
}
