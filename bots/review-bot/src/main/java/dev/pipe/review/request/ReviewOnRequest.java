package dev.pipe.review.request;

import dev.pipe.common.bus.Handler;
import dev.pipe.common.bus.Received;
import dev.pipe.common.config.Stage;
import dev.pipe.common.event.PipelineEvent.StageRequested;
import dev.pipe.common.event.ReviewEvent.Decision;
import dev.pipe.common.event.ReviewEvent.ReviewCompleted;
import dev.pipe.review.identity.KeepFindings;
import dev.pipe.review.model.ModelReading;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Reviews when the conductor asks. A change that was read last is not read again: what was said of it is said for the new
 * run too. A reading that something was missing from is repeated; so is that of a head that is back after another was
 * read, by the rules and without a model, which has read it. Reading takes long: it is only asked for here, and
 * {@link WorkOnJobs} does it.
 */
@ApplicationScoped
class ReviewOnRequest implements Handler<StageRequested> {

    private final QueueJob queue;
    private final JobTable jobs;
    private final MakeReview superseded;
    private final ConcludeReview conclude;
    private final KeepFindings keep;
    private final ReviewTable reviews;

    ReviewOnRequest(
            QueueJob queue,
            JobTable jobs,
            MakeReview superseded,
            ConcludeReview conclude,
            KeepFindings keep,
            ReviewTable reviews) {
        this.queue = queue;
        this.jobs = jobs;
        this.superseded = superseded;
        this.conclude = conclude;
        this.keep = keep;
        this.reviews = reviews;
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
        var run = request.run();
        keep.alone(run.pullRequest());
        reviews.asked(request);
        jobs.supersede(run).forEach(superseded::superseded);
        var known = reviews.sameChange(run);
        if (known.isPresent() && known.get().completed().run().id().equals(run.id())) {
            return; // asked twice for one run
        }
        if (known.isPresent() && holds(known.get().completed(), request) && conclude.stands(request, known.get())) {
            conclude.again(request, known.get(), run.id());
        } else {
            queue.review(request, ReviewNow.Extent.CHANGED, "");
        }
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
