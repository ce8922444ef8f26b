package dev.pipe.review.request;

import dev.pipe.common.secrets.ShownFailure;
import dev.pipe.review.identity.KeepFindings;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/** Ends a job once, however many have worked on it. In the caller's transaction. */
@ApplicationScoped
class ConcludeJob {

    private static final Logger LOG = Logger.getLogger(ConcludeJob.class);

    private final JobTable jobs;
    private final KeepFindings keep;
    private final JobMeters meters;

    ConcludeJob(JobTable jobs, KeepFindings keep, JobMeters meters) {
        this.jobs = jobs;
        this.keep = keep;
        this.meters = meters;
    }

    /** Not when it was superseded meanwhile, or another worker took it over: then nothing is said. */
    void with(Job job, DoJob hand, DoJob.Conclusion conclusion) {
        keep.alone(job.pullRequest());
        switch (conclusion) {
            case DoJob.Impossible impossible -> failed(job, hand, impossible.reason(), JobMeters.Outcome.FAILED);
            case DoJob.Done done -> {
                if (jobs.settle(job, "done", null)) {
                    done.conclude().run();
                    meters.settled(JobMeters.Outcome.DONE);
                } else {
                    lost(job);
                }
            }
        }
    }

    void failed(Job job, DoJob hand, String why, JobMeters.Outcome outcome) {
        keep.alone(job.pullRequest());
        var reason = ShownFailure.words(why);
        if (!jobs.settle(job, "failed", reason)) {
            lost(job);
            return;
        }
        meters.settled(outcome);
        LOG.warnf("Nothing came of a %s of %s: %s", job.kind(), job.pullRequest(), reason);
        hand.failed(job, reason);
    }

    private void lost(Job job) {
        LOG.infof("What became of a %s of %s is not wanted any more", job.kind(), job.pullRequest());
        meters.settled(JobMeters.Outcome.UNWANTED);
    }
}
