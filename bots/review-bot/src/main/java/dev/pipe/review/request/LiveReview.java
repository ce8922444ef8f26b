package dev.pipe.review.request;

import dev.pipe.common.bus.Outbox;
import dev.pipe.common.config.Mode;
import dev.pipe.common.event.CommandIssued;
import dev.pipe.common.event.PipelineEvent.StageRequested;
import dev.pipe.common.event.PullRequestRef;
import dev.pipe.common.event.ReviewEvent.ReviewCompleted;
import dev.pipe.common.github.GitHubReads;
import dev.pipe.common.github.GitHubReads.Repository;
import dev.pipe.review.diff.Change;
import dev.pipe.review.diff.ReadDiff;
import dev.pipe.review.identity.KnownFinding;
import dev.pipe.review.quest.KeepQuest;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** The review of a pull request's live run, for those who talk about it. */
@ApplicationScoped
public class LiveReview {

    private final ReviewTable reviews;
    private final QueueJob queue;
    private final ConcludeReview conclude;
    private final FetchDiff fetch;
    private final KeepQuest quests;
    private final ScanAlong scanning;
    private final GitHubReads github;
    private final Outbox outbox;

    LiveReview(
            ReviewTable reviews,
            QueueJob queue,
            ConcludeReview conclude,
            FetchDiff fetch,
            KeepQuest quests,
            ScanAlong scanning,
            GitHubReads github,
            Outbox outbox) {
        this.reviews = reviews;
        this.queue = queue;
        this.conclude = conclude;
        this.fetch = fetch;
        this.quests = quests;
        this.scanning = scanning;
        this.github = github;
        this.outbox = outbox;
    }

    /** What the conductor asked for last; empty when it never asked. */
    public Optional<StageRequested> asked(PullRequestRef pullRequest) {
        return reviews.askedLast(pullRequest);
    }

    /** True once the head of that request was reviewed. */
    public boolean isReviewed(StageRequested request) {
        return reviews.sameChange(request.run()).isPresent();
    }

    /**
     * Has the same run reviewed once more; what comes of it is answered then.
     *
     * @param all whether the model reads what it has read before
     * @param place of the command that asks, which names the occasion
     */
    public void again(StageRequested request, boolean all, String place) {
        queue.review(request, all ? ReviewNow.Extent.ALL : ReviewNow.Extent.CHANGED, place);
    }

    /** Has a command answered that asks GitHub or a model. */
    public void answerLater(CommandIssued call) {
        queue.answer(call);
    }

    /** Where the quest of a pull request is kept; asks GitHub. */
    public Optional<Repository> repository(PullRequestRef pullRequest) {
        return github.repository(pullRequest.repo());
    }

    /**
     * These count no more: the verdict without them, and their threads resolved.
     *
     * @param repository where its quest is kept
     */
    public ReviewCompleted without(
            StageRequested request, List<KnownFinding> dismissed, Optional<Repository> repository, String place) {
        var known = reviews.sameChange(request.run()).orElseThrow();
        var completed = conclude.again(request, known, request.run().id() + "/" + place);
        repository.ifPresent(it -> quests.judgeAnew(it.id(), completed));
        scanning.showAgain(request, known.with(completed));
        if (request.mode() != Mode.OBSERVE) {
            conclude.threads(request.run().pullRequest(), dismissed).ifPresent(outbox::write);
        }
        return completed;
    }

    /** The change that the request is about, as GitHub shows it; empty when it is not there any more, or withheld. */
    public Optional<Change> change(StageRequested request) {
        return fetch.of(request.run()) instanceof FetchDiff.Diff diff
                ? Optional.of(ReadDiff.of(diff.text()))
                : Optional.empty();
    }
}
