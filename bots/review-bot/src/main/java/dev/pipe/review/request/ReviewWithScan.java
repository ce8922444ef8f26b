package dev.pipe.review.request;

import dev.pipe.common.event.PipelineEvent.StageRequested;
import dev.pipe.common.github.GitHubReads;
import jakarta.enterprise.context.ApplicationScoped;

/** Reviews a head once more when code scanning has news of it. */
@ApplicationScoped
class ReviewWithScan {

    private final ReviewTable reviews;
    private final QueueJob queue;
    private final JobTable jobs;
    private final ScanAlong scanning;
    private final ScanTable scans;
    private final GitHubReads github;

    ReviewWithScan(
            ReviewTable reviews,
            QueueJob queue,
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

    /**
     * Asks GitHub, in no transaction. Nothing is news of a head whose review is still to come: that one reads what was
     * found.
     */
    boolean hasNews(StageRequested request) {
        var run = request.run();
        return reviews.sameChange(run).isPresent()
                && github.pullRequest(run.pullRequest())
                        .filter(GitHubReads.PullRequest::open)
                        .isPresent()
                && !scans.counts(run, scanning.found(run));
    }

    /** @param occasion names the event that may come of it */
    void again(StageRequested request, String occasion) {
        scans.settled(request.run().pullRequest()); // unless the reading itself says otherwise
        if (!jobs.isWaiting(request.run())) { // what waits will read it
            queue.review(request, ReviewNow.Extent.CHANGED, Job.SCAN + occasion);
        }
    }
}
