package dev.pipe.review.request;

import dev.pipe.common.bus.Outbox;
import dev.pipe.common.chatops.Reply;
import dev.pipe.common.event.ReviewEvent.ReviewCompleted;
import dev.pipe.common.github.GitHubWrite;
import dev.pipe.common.text.SafeMarkdown;
import dev.pipe.review.identity.KeepFindings;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import org.jboss.logging.Logger;

/** What came of a job: told to the conductor, or to whoever typed the command. In the caller's transaction. */
@ApplicationScoped
class ConcludeJob {

    private static final Logger LOG = Logger.getLogger(ConcludeJob.class);

    private final JobTable jobs;
    private final KeepFindings keep;
    private final ReviewNow review;
    private final ConcludeReview conclude;
    private final JobMeters meters;
    private final Outbox outbox;

    ConcludeJob(
            JobTable jobs,
            KeepFindings keep,
            ReviewNow review,
            ConcludeReview conclude,
            JobMeters meters,
            Outbox outbox) {
        this.jobs = jobs;
        this.keep = keep;
        this.review = review;
        this.conclude = conclude;
        this.meters = meters;
        this.outbox = outbox;
    }

    /** Not when a newer head superseded it meanwhile, or another worker took it over: then nothing is said. */
    void with(Job job, ReviewNow.Outcome outcome) {
        keep.alone(job.pullRequest());
        switch (outcome) {
            case ReviewNow.Impossible impossible -> failed(job, impossible.reason());
            case ReviewNow.ReadOnce read -> {
                if (jobs.settle(job, "done", null)) {
                    var completed = review.conclude(job.request(), read, job.occasion());
                    meters.settled(JobMeters.Outcome.DONE);
                    if (job.isCommanded()) {
                        answer(job, Reply.done(words(completed)));
                    }
                } else {
                    lost(job);
                }
            }
        }
    }

    void failed(Job job, String reason) {
        keep.alone(job.pullRequest());
        if (!jobs.settle(job, "failed", reason)) {
            lost(job);
            return;
        }
        meters.settled(JobMeters.Outcome.FAILED);
        LOG.warnf("No review of %s came of it: %s", job.pullRequest(), reason);
        if (job.isCommanded()) {
            answer(job, Reply.rejected(SafeMarkdown.text(reason)));
        } else if (job.isConductors()) {
            conclude.failed(job.request(), reason);
        }
    }

    /** The conductor asked for another head meanwhile; people who asked about this one are told. */
    void superseded(Job job) {
        LOG.infof(
                "The review of %s at %s is superseded",
                job.pullRequest(), job.request().run().headSha());
        meters.settled(JobMeters.Outcome.SUPERSEDED);
        if (job.isCommanded()) {
            answer(job, Reply.rejected("There is a newer run of this pull request, which is reviewed instead."));
        }
    }

    private void lost(Job job) {
        LOG.infof("What was read of %s is not wanted any more", job.pullRequest());
        meters.settled(JobMeters.Outcome.UNWANTED);
    }

    private static String words(ReviewCompleted completed) {
        return "Read again: "
                + completed.decision().name().toLowerCase(Locale.ROOT).replace('_', ' ') + ", "
                + SafeMarkdown.text(completed.summary()) + ".";
    }

    /** As a command is answered that is done at once. */
    private void answer(Job job, Reply reply) {
        var place = job.place().split(":");
        outbox.write(new GitHubWrite.React(
                job.pullRequest(),
                place[0],
                Long.parseLong(place[1]),
                reply.outcome().reaction()));
        outbox.write(new GitHubWrite.Reply(job.pullRequest(), "reply:" + job.place(), reply.markdown()));
    }
}
