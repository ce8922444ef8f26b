package dev.pipe.review.request;

import dev.pipe.common.event.ReviewEvent;
import dev.pipe.common.event.ReviewEvent.PlanStep;
import dev.pipe.common.event.ReviewEvent.ReviewCompleted;
import dev.pipe.common.event.RunRef;
import dev.pipe.review.diff.ChangedFile;
import dev.pipe.review.diff.Side;
import dev.pipe.review.plan.ReviewPlan.DiffRef;
import dev.pipe.review.plan.ReviewPlan.Step;
import dev.pipe.review.read.Review;
import dev.pipe.review.risk.Finding;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** A reading as the event that tells the other bots of it. */
final class Completed {

    private Completed() {}

    static ReviewCompleted of(RunRef run, Review review, Instant began, Instant ended) {
        return new ReviewCompleted(
                run,
                review.verdict().decision(),
                review.verdict().level(),
                review.findings().stream().map(Completed::finding).toList(),
                review.plan().steps().stream().map(Completed::step).toList(),
                review.change().files().stream().map(ChangedFile::path).toList(),
                review.change().hunkCount(),
                review.engine(),
                review.degraded(),
                review.verdict().reason(),
                ended,
                Duration.between(began, ended).toMillis());
    }

    /** The same change, asked about by another run. */
    static ReviewCompleted again(ReviewCompleted known, RunRef run) {
        return new ReviewCompleted(
                run,
                known.decision(),
                known.riskLevel(),
                known.findings(),
                known.steps(),
                known.paths(),
                known.hunks(),
                known.engine(),
                known.degraded(),
                known.summary(),
                known.completedAt(),
                known.durationMillis());
    }

    private static ReviewEvent.Finding finding(Finding finding) {
        return new ReviewEvent.Finding(
                finding.ruleId(),
                finding.type().name(),
                finding.level(),
                finding.file(),
                finding.side() == Side.RIGHT ? finding.line() : 0, // the head has no line for what is gone
                finding.title(),
                finding.evidence(),
                finding.why(),
                finding.mend(),
                finding.confidence());
    }

    private static PlanStep step(Step step) {
        return new PlanStep(
                step.title(),
                step.objective(),
                step.priority().name().toLowerCase(Locale.ROOT),
                step.diffRefs().stream().map(DiffRef::fileId).toList());
    }
}
