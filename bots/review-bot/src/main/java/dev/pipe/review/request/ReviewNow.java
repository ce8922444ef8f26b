package dev.pipe.review.request;

import dev.pipe.common.event.PipelineEvent.StageRequested;
import dev.pipe.common.event.ReviewEvent.ReviewCompleted;
import dev.pipe.review.diff.UnreadableDiff;
import dev.pipe.review.identity.KeepFindings;
import dev.pipe.review.model.Subject;
import dev.pipe.review.quest.KeepQuest;
import dev.pipe.review.read.ReadChange;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/** Gets a diff, has it read and concludes. GitHub's failures are the caller's, who knows whether to try again. */
@ApplicationScoped
class ReviewNow {

    /** How much the model reads; the rules read everything each time. */
    enum Extent {
        /** What it has not read before. */
        CHANGED,
        ALL
    }

    /** What came of it. */
    sealed interface Outcome {}

    record Done(ReviewCompleted completed) implements Outcome {}

    record Impossible(String reason) implements Outcome {}

    private final FetchDiff fetch;
    private final ReadChange read;
    private final HunksRead hunks;
    private final ConcludeReview conclude;
    private final KeepQuest quests;
    private final ScanAlong scanning;
    private final KeepFindings keep;
    private final Clock clock;

    ReviewNow(
            FetchDiff fetch,
            ReadChange read,
            HunksRead hunks,
            ConcludeReview conclude,
            KeepQuest quests,
            ScanAlong scanning,
            KeepFindings keep,
            Clock clock) {
        this.fetch = fetch;
        this.read = read;
        this.hunks = hunks;
        this.conclude = conclude;
        this.quests = quests;
        this.scanning = scanning;
        this.keep = keep;
        this.clock = clock;
    }

    /** @param occasion names the event that tells of it */
    Outcome of(StageRequested request, Extent extent, String occasion) {
        keep.alone(request.run().pullRequest());
        var began = clock.instant();
        return switch (fetch.of(request.run())) {
            case FetchDiff.Gone gone -> new Impossible(gone.reason());
            case FetchDiff.Withheld withheld ->
                new Done(conclude.of(request, read.unread(withheld.title(), withheld.reason()), began, occasion));
            case FetchDiff.Diff diff -> {
                try {
                    var pullRequest = request.run().pullRequest();
                    var pass = hunks.pass(pullRequest, extent);
                    var review = scanning.join(
                            request.run(),
                            read.read(
                                    diff.text(),
                                    diff.title(),
                                    Subject.of(request.run(), request.withoutModel()),
                                    pass));
                    var completed = conclude.of(request, review, began, occasion);
                    pass.note(review, completed);
                    quests.keep(review, completed);
                    scanning.show(request, review, completed);
                    yield new Done(completed);
                } catch (UnreadableDiff e) {
                    yield new Impossible("GitHub's diff of this pull request cannot be read. " + e.getMessage());
                }
            }
        };
    }
}
