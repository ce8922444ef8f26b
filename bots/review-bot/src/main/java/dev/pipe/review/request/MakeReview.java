package dev.pipe.review.request;

import dev.pipe.common.chatops.Reply;
import dev.pipe.common.event.PipelineEvent.StageRequested;
import dev.pipe.common.event.ReviewEvent.ReviewCompleted;
import dev.pipe.common.github.GitHubReads.Repository;
import dev.pipe.common.text.SafeMarkdown;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Makes a review, and tells what came of it to the conductor, or to whoever typed the command. */
@ApplicationScoped
class MakeReview implements DoJob {

    private static final Logger LOG = Logger.getLogger(MakeReview.class);

    private final ReadJob read;
    private final KnowRepository names;
    private final SayAgain again;
    private final ReviewNow review;
    private final ConcludeReview conclude;
    private final ScanTable scans;
    private final JobMeters meters;
    private final AnswerAsker answer;

    MakeReview(
            ReadJob read,
            KnowRepository names,
            SayAgain again,
            ReviewNow review,
            ConcludeReview conclude,
            ScanTable scans,
            JobMeters meters,
            AnswerAsker answer) {
        this.read = read;
        this.names = names;
        this.again = again;
        this.review = review;
        this.conclude = conclude;
        this.scans = scans;
        this.meters = meters;
        this.answer = answer;
    }

    @Override
    public JobKind kind() {
        return JobKind.REVIEW;
    }

    @Override
    public Conclusion begin(Job job) {
        var request = read.review(job);
        var repository = names.of(job.pullRequest().repo());
        var whyNot = KnowRepository.whyNot(job.pullRequest().repo(), repository);
        if (whyNot.isPresent()) {
            return new Impossible(whyNot.get());
        }
        var known = job.isConductors() ? again.of(request) : Optional.<KnownReview>empty();
        return known.<Conclusion>map(it -> new Done(() -> {
                    held(repository);
                    conclude.again(request, it, job.occasion());
                }))
                .orElseGet(() -> read(job, request, repository));
    }

    private Conclusion read(Job job, StageRequested request, Optional<Repository> repository) {
        return switch (review.read(request, read.extent(job), job.askedAt())) {
            case ReviewNow.Impossible impossible -> new Impossible(impossible.reason());
            case ReviewNow.ReadOnce once ->
                new Done(() -> {
                    held(repository);
                    conclude(job, request, new Read(once, repository));
                });
        };
    }

    /** A name that changed hands since then is another attempt's. */
    private void held(Optional<Repository> repository) {
        repository.filter(it -> !names.isStill(it)).ifPresent(it -> {
            throw new IllegalStateException(it.ref() + " became another repository while it was read");
        });
    }

    private record Read(ReviewNow.ReadOnce once, Optional<Repository> repository) {}

    private void conclude(Job job, StageRequested request, Read read) {
        var completed = review.conclude(request, read.once(), read.repository(), job.occasion());
        if (job.isCommanded()) {
            answer.of(job, Reply.done(words(completed)));
        }
    }

    /** What code scanning has found that this was to count is asked for another time. */
    @Override
    public void failed(Job job, String reason) {
        var run = read.run(job);
        run.ifPresent(scans::missed);
        if (job.isCommanded()) {
            answer.of(job, Reply.rejected(SafeMarkdown.text(reason)));
        } else if (job.isConductors()) {
            request(job)
                    .ifPresentOrElse(
                            request -> conclude.failed(request, reason),
                            () -> run.ifPresent(it -> conclude.told(it, reason)));
        }
    }

    private Optional<StageRequested> request(Job job) {
        try {
            return Optional.of(read.review(job));
        } catch (UnreadableJob e) {
            LOG.errorf(e, "The review of %s is set aside", job.pullRequest());
            return Optional.empty();
        }
    }

    /** The conductor asked for another head meanwhile; people who asked about this one are told. */
    void superseded(Job job) {
        LOG.infof("The review of %s for run %s is superseded", job.pullRequest(), job.runId());
        meters.settled(JobMeters.Outcome.SUPERSEDED);
        if (job.isCommanded()) {
            answer.of(job, Reply.rejected("There is a newer run of this pull request, which is reviewed instead."));
        }
    }

    private static String words(ReviewCompleted completed) {
        return "Read again: "
                + completed.decision().name().toLowerCase(Locale.ROOT).replace('_', ' ') + ", "
                + SafeMarkdown.text(completed.summary()) + ".";
    }
}
