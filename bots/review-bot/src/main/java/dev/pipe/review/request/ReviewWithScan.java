package dev.pipe.review.request;

import dev.pipe.common.event.PipelineEvent.StageRequested;
import dev.pipe.common.github.GitHubFailure;
import dev.pipe.common.github.GitHubReads;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/** Reviews a head once more when code scanning has news of it. */
@ApplicationScoped
class ReviewWithScan {

    private static final Logger LOG = Logger.getLogger(ReviewWithScan.class);

    private final ReviewTable reviews;
    private final QueueReview queue;
    private final JobTable jobs;
    private final ScanAlong scanning;
    private final ScanTable scans;
    private final GitHubReads github;

    ReviewWithScan(
            ReviewTable reviews,
            QueueReview queue,
            JobTable jobs,
            ScanAlong scanning,
            ScanTable scans,
            GitHubReads github) {
        this.reviews = reviews;
        this.queue = queue;
        this.jobs = jobs;
        this.scanning = scanning;
        this.scans = scans;
        this.github = github;
    }

    /** @param occasion names the event that may come of it */
    void ifNews(StageRequested request, String occasion) {
        try {
            if (hasNews(request)) {
                again(request, occasion);
            } else {
                scans.settled(request.run().pullRequest());
            }
        } catch (GitHubFailure failure) {
            LOG.warnf("Scans of %s are read another time: %s", request.run().pullRequest(), failure.getMessage());
            scans.failed(request.run());
        }
    }

    /** Not of a head whose review is still to come: that one reads what was found. */
    private boolean hasNews(StageRequested request) {
        var run = request.run();
        return reviews.sameChange(run).isPresent()
                && github.pullRequest(run.pullRequest())
                        .filter(GitHubReads.PullRequest::open)
                        .isPresent()
                && !scans.counts(run, scanning.found(run));
    }

    private void again(StageRequested request, String occasion) {
        scans.settled(request.run().pullRequest()); // unless the reading itself says otherwise
        if (!jobs.isWaiting(request.run())) { // what waits will read it
            queue.ask(request, ReviewNow.Extent.CHANGED, Job.SCAN + occasion);
        }
    }
}
