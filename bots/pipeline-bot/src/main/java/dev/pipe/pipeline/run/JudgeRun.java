package dev.pipe.pipeline.run;

import dev.pipe.common.config.Stage;
import dev.pipe.common.event.PipelineEvent.RunOutcome;
import dev.pipe.pipeline.run.StageState.Status;
import dev.pipe.pipeline.settings.RepositorySettings;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Optional;

/** Brings a run's stages to where its evidence puts them. Pure. */
final class JudgeRun {

    private JudgeRun() {}

    static Run judge(Run run, RepositorySettings settings, Instant now, Duration overdueAfter) {
        var stages = new EnumMap<Stage, StageState>(Stage.class);
        var judged = StagePolicy.judge(run.evidence(), run.merge(), settings.stages());
        judged.forEach((stage, status) -> {
            var was = run.stage(stage);
            if (was.timedOut() && status == Status.RUNNING) {
                stages.put(stage, was); // until there is an answer
                return;
            }
            var state = was.timedOut() && status == Status.FAILED ? was.answered(now) : was.becomes(status, now);
            var late = late(run, stage, state, now.minus(overdueAfter)) ? state.calledOverdue() : state;
            stages.put(stage, outOfTime(late, settings.timeout(stage), now) ? late.timedOut(now) : late);
        });
        return run.with(stages);
    }

    /** An answer that comes late still counts: only what still runs can run out of time. */
    private static boolean outOfTime(StageState state, Optional<Duration> timeout, Instant now) {
        return state.running()
                && timeout.filter(time -> !state.endOf(time).isAfter(now)).isPresent();
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
