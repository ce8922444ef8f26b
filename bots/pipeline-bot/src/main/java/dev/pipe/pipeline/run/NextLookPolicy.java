package dev.pipe.pipeline.run;

import dev.pipe.common.config.Stage;
import dev.pipe.pipeline.nudge.NudgeTable.Look;
import dev.pipe.pipeline.settings.PipelineConfig;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** Decides when to look at a pull request again although nobody said anything: what GitHub never tells must be asked. */
final class NextLookPolicy {

    private static final Duration YOUNG = Duration.ofSeconds(30);

    private NextLookPolicy() {}

    static Optional<Look> next(Standing standing, PipelineConfig config, Instant now) {
        if (!standing.run().live()) {
            return Optional.empty();
        }
        var outOfTime = standing.run().stages().entrySet().stream()
                .filter(entry -> entry.getValue().running())
                .flatMap(entry -> standing.settings().timeout(entry.getKey()).stream()
                        .map(time -> entry.getValue().endOf(time)))
                .map(at -> new Look(at, false));
        var asked = Stream.concat(outOfTime, letsOthersPast(standing, config, now).stream());
        return Stream.concat(asked, unasked(standing, config, now).stream()).min(Comparator.comparing(Look::at));
    }

    /** Who is tested at the head of the queue for too long has to be looked at for that alone. */
    private static Optional<Look> letsOthersPast(Standing standing, PipelineConfig config, Instant now) {
        var opening = standing.run().opening();
        return Optional.of(opening.at().plus(config.queuePatience()))
                .filter(at -> opening.carried() && standing.place().queued() && at.isAfter(now))
                .map(at -> new Look(at, false));
    }

    private static Optional<Look> unasked(Standing standing, PipelineConfig config, Instant now) {
        var run = standing.run();
        if (isYoung(run, now) && standing.pullRequest().mergeable() == null) { // whether it conflicts is told early
            return Optional.of(new Look(now.plus(config.mergeablePollInterval()), true));
        }
        for (var stage : Stage.values()) {
            var state = run.stage(stage);
            if (state.running() && JudgeRun.unanswered(run, stage) && !state.overdue()) {
                return Optional.of(new Look(state.requestedAt().plus(config.stageOverdueAfter()), false));
            }
        }
        if (run.stage(Stage.CHECKS).running()) {
            return Optional.of(new Look(now.plus(config.checksPollInterval()), true));
        }
        if (run.merge().updating()) {
            return Optional.of(new Look(run.merge().updatingAt().plus(config.mergeOverdueAfter()), true));
        }
        if (run.merge().refused()) {
            return Optional.of(new Look(run.merge().retryAt(), true));
        }
        return run.stage(Stage.MERGE).running() ? merge(standing, config, now) : Optional.empty();
    }

    private static boolean isYoung(Run run, Instant now) {
        return run.opening().at().plus(YOUNG).isAfter(now);
    }

    private static Optional<Look> merge(Standing standing, PipelineConfig config, Instant now) {
        if (standing.run().merge().sent()) {
            return Optional.of(new Look(now.plus(config.mergeOverdueAfter()), true));
        }
        if (standing.pullRequest().mergeable() == null) {
            return Optional.of(new Look(now.plus(config.mergeablePollInterval()), true));
        }
        // A push to the base may end a conflict, and GitHub tells nobody.
        return standing.pullRequest().mergeable()
                ? Optional.empty()
                : Optional.of(new Look(now.plus(config.checksPollInterval()), true));
    }
}
