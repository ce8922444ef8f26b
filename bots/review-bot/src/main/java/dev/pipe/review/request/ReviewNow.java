package dev.pipe.review.request;

import dev.pipe.common.event.PipelineEvent.StageRequested;
import dev.pipe.common.event.ReviewEvent.ReviewCompleted;
import dev.pipe.common.event.RunRef;
import dev.pipe.common.github.GitHubReads.Repository;
import dev.pipe.review.diff.UnreadableDiff;
import dev.pipe.review.model.Subject;
import dev.pipe.review.quest.KeepQuest;
import dev.pipe.review.read.ReadChange;
import dev.pipe.review.read.Review;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/**
 * Gets a diff and has it read, in no transaction, and concludes in one. GitHub's failures are the caller's, who knows
 * whether to try again.
 */
@ApplicationScoped
class ReviewNow {

    /** How much the model reads; the rules read everything each time. */
    enum Extent {
        /** What it has not read before. */
        CHANGED,
        ALL
    }

    /** What came of reading. */
    sealed interface Outcome {}

    /** @param pass what the model was asked about; empty when GitHub keeps the diff to itself */
    record ReadOnce(ScanAlong.Scanned scanned, Optional<HunksRead.Pass> pass, Instant began) implements Outcome {

        Review review() {
            return scanned.review();
        }
    }

    record Impossible(String reason) implements Outcome {}

    private final FetchDiff fetch;
    private final ReadChange read;
    private final HunksRead hunks;
    private final ConcludeReview conclude;
    private final KeepQuest quests;
    private final HearAround around;
    private final ScanAlong scanning;
    private final Clock clock;

    ReviewNow(
            FetchDiff fetch,
            ReadChange read,
            HunksRead hunks,
            ConcludeReview conclude,
            KeepQuest quests,
            HearAround around,
            ScanAlong scanning,
            Clock clock) {
        this.fetch = fetch;
        this.read = read;
        this.hunks = hunks;
        this.conclude = conclude;
        this.quests = quests;
        this.around = around;
        this.scanning = scanning;
        this.clock = clock;
    }

    /** @param asked when; a reading of everything takes no answer from before */
    Outcome read(StageRequested request, Extent extent, Instant asked) {
        var began = clock.instant();
        return switch (fetch.of(request.run())) {
            case FetchDiff.Gone gone -> new Impossible(gone.reason());
            case FetchDiff.Withheld withheld ->
                new ReadOnce(
                        ScanAlong.Scanned.unasked(read.unread(withheld.title(), withheld.reason())),
                        Optional.empty(),
                        began);
            case FetchDiff.Diff diff -> {
                var about = Subject.of(request.run(), request.withoutModel());
                yield read(
                        diff,
                        extent == Extent.ALL ? about.anewSince(asked) : about,
                        hunks.pass(request.run().pullRequest(), extent),
                        new Asked(request.run(), began));
            }
        };
    }

    /** What is read, and since when. */
    private record Asked(RunRef run, Instant began) {}

    private Outcome read(FetchDiff.Diff diff, Subject about, HunksRead.Pass pass, Asked asked) {
        var pullRequest = asked.run().pullRequest();
        try {
            var review = around.join(pullRequest, read.read(diff.text(), diff.title(), about, pass));
            return new ReadOnce(scanning.join(asked.run(), review), Optional.of(pass), asked.began());
        } catch (UnreadableDiff e) {
            return new Impossible("GitHub's diff of this pull request cannot be read. " + e.getMessage());
        }
    }

    /**
     * In the caller's transaction, which holds the pull request's review.
     *
     * @param repository where the quest of it is kept
     * @param occasion names the event that tells of it
     */
    ReviewCompleted conclude(StageRequested request, ReadOnce read, Optional<Repository> repository, String occasion) {
        var completed = conclude.of(request, read, occasion);
        scanning.note(request.run(), read.scanned());
        read.pass().ifPresent(pass -> {
            pass.note(read.review(), completed);
            repository.ifPresent(it -> quests.keep(it.id(), read.review(), completed));
            scanning.show(request, read.review(), completed);
        });
        return completed;
    }
}
