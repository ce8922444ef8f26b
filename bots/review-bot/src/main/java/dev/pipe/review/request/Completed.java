package dev.pipe.review.request;

import dev.pipe.common.event.ReviewEvent;
import dev.pipe.common.event.ReviewEvent.PlanStep;
import dev.pipe.common.event.ReviewEvent.ReviewCompleted;
import dev.pipe.common.event.RunRef;
import dev.pipe.review.decide.Verdict;
import dev.pipe.review.diff.ChangedFile;
import dev.pipe.review.identity.NamedFinding;
import dev.pipe.review.identity.Told;
import dev.pipe.review.plan.ReviewPlan.DiffRef;
import dev.pipe.review.plan.ReviewPlan.Step;
import dev.pipe.review.read.Review;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** A reading as the event that tells the other bots of it. */
final class Completed {

    /** When it was read. */
    record Span(Instant begin, Instant end) {
        long millis() {
            return Duration.between(begin, end).toMillis();
        }
    }

    private Completed() {}

    /** @param open what counts of the findings */
    static ReviewCompleted of(RunRef run, Review review, List<NamedFinding> open, Verdict verdict, Span span) {
        return new ReviewCompleted(
                run,
                verdict.decision(),
                verdict.level(),
                open.stream().map(it -> Told.of(it.name(), it.finding())).toList(),
                review.plan().steps().stream().map(Completed::step).toList(),
                review.change().files().stream().map(ChangedFile::path).toList(),
                review.change().hunkCount(),
                review.engine(),
                review.degraded(),
                verdict.reason(),
                span.end(),
                span.millis());
    }

    /** The same reading of the same change: for another run, or with less that counts. */
    static ReviewCompleted again(
            ReviewCompleted known, RunRef run, List<ReviewEvent.Finding> findings, Verdict verdict) {
        return new ReviewCompleted(
                run,
                verdict.decision(),
                verdict.level(),
                findings,
                known.steps(),
                known.paths(),
                known.hunks(),
                known.engine(),
                known.degraded(),
                verdict.reason(),
                known.completedAt(),
                known.durationMillis());
    }

    /** The same, and something that people should know of it. */
    static ReviewCompleted noting(ReviewCompleted known, String note) {
        return new ReviewCompleted(
                known.run(),
                known.decision(),
                known.riskLevel(),
                known.findings(),
                known.steps(),
                known.paths(),
                known.hunks(),
                known.engine(),
                (known.degraded() + " " + note).strip(),
                known.summary(),
                known.completedAt(),
                known.durationMillis());
    }

    private static PlanStep step(Step step) {
        return new PlanStep(
                step.title(),
                step.objective(),
                step.priority().name().toLowerCase(Locale.ROOT),
                step.diffRefs().stream().map(DiffRef::fileId).toList());
    }
}
