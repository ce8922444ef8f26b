package dev.pipe.review.request;

import dev.pipe.common.bus.Handler;
import dev.pipe.common.bus.Received;
import dev.pipe.common.config.Stage;
import dev.pipe.common.event.PipelineEvent.StageRequested;
import dev.pipe.review.identity.KeepFindings;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Reviews when the conductor asks. That takes long, since GitHub has to be asked: it is only queued here, and {@link
 * MakeReview} does it.
 */
@ApplicationScoped
class ReviewOnRequest implements Handler<StageRequested> {

    private final QueueJob queue;
    private final JobTable jobs;
    private final MakeReview superseded;
    private final KeepFindings keep;
    private final ReviewTable reviews;
    private final ConcludeReview conclude;

    ReviewOnRequest(
            QueueJob queue,
            JobTable jobs,
            MakeReview superseded,
            KeepFindings keep,
            ReviewTable reviews,
            ConcludeReview conclude) {
        this.queue = queue;
        this.jobs = jobs;
        this.superseded = superseded;
        this.keep = keep;
        this.reviews = reviews;
        this.conclude = conclude;
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
        conclude.outdated(request);
        queue.review(request, ReviewNow.Extent.CHANGED, "");
    }
}
