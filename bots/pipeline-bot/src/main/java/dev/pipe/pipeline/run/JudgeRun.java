package dev.pipe.pipeline.run;

import dev.pipe.common.event.PipelineEvent.RunOutcome;
import dev.pipe.common.event.Stage;
import dev.pipe.pipeline.run.StageState.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;

/** Brings a run's stages to where its evidence puts them. Pure. */
final class JudgeRun {

    private JudgeRun() {}

    static Run judge(Run run, Instant now, Duration overdueAfter) {
        var judged = StagePolicy.judge(run.evidence(), run.merge());
        var stages = new EnumMap<Stage, StageState>(Stage.class);
        judged.forEach((stage, status) -> {
            var state = run.stage(stage).becomes(status, now);
            stages.put(stage, late(run, stage, state, now.minus(overdueAfter)) ? state.calledOverdue() : state);
        });
        return run.with(stages);
    }

    /** Whoever owes the stage an answer has not given any. */
    static boolean unanswered(Run run, Stage stage) {
        var evidence = run.evidence();
        return switch (stage) {
            case REVIEW -> evidence.review() == null && evidence.reviewFailure() == null;
            case GOVERNANCE -> evidence.asked() == null && evidence.decided() == null;
            case CHECKS, MERGE -> false; // our own
        };
    }

    private static boolean late(Run run, Stage stage, StageState state, Instant limit) {
        return state.running() && unanswered(run, stage) && !state.requestedAt().isAfter(limit);
    }

    /** A run that ends takes its unfinished stages along; merged, the merge passed whoever did it. */
    static Run end(Run run, RunOutcome outcome, String reason, Instant now) {
        var stages = new EnumMap<Stage, StageState>(Stage.class);
        run.stages().forEach((stage, state) -> {
            var merged = outcome == RunOutcome.MERGED && stage == Stage.MERGE;
            var last = state.status().finished() ? state.status() : Status.CANCELLED;
            stages.put(stage, state.becomes(merged ? Status.PASSED : last, now));
        });
        return run.with(stages).ended(outcome, reason, now);
    }
}
