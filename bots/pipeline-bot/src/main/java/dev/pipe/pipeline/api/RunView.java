package dev.pipe.pipeline.api;

import dev.pipe.common.config.Stage;
import dev.pipe.pipeline.living.StatusText;
import dev.pipe.pipeline.run.Run;
import dev.pipe.pipeline.run.StageWords;
import dev.pipe.pipeline.run.Standing;
import dev.pipe.pipeline.run.Words;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/**
 * A run as scripts see it.
 *
 * @param outcome null while the run is live
 * @param reason why it ended; while it is live, where it stands
 */
@RegisterForReflection
record RunView(
        String id,
        String pullRequest,
        String headSha,
        String base,
        int attempt,
        boolean live,
        String outcome,
        String reason,
        String because,
        String mode,
        Instant startedAt,
        Instant finishedAt,
        String traceId,
        List<StageView> stages) {

    /** A stage as scripts see it. */
    @RegisterForReflection
    record StageView(
            String stage, String status, String result, String next, Instant requestedAt, Instant finishedAt) {}

    static RunView of(Standing standing) {
        var run = standing.run();
        var ref = run.ref();
        return new RunView(
                ref.id(),
                ref.pullRequest().toString(),
                ref.headSha(),
                ref.base(),
                ref.attempt(),
                run.live(),
                run.live() ? null : Words.lower(run.ending().outcome()),
                run.live() ? StatusText.line(standing) : run.ending().reason(),
                run.opening().reason(),
                Words.lower(standing.settings().mode()),
                run.opening().at(),
                run.live() ? null : run.ending().at(),
                run.opening().traceId(),
                Arrays.stream(Stage.values())
                        .map(stage -> stage(standing, run, stage))
                        .toList());
    }

    private static StageView stage(Standing standing, Run run, Stage stage) {
        var state = run.stage(stage);
        var words = StageWords.of(standing, stage);
        return new StageView(
                stage.label(),
                Words.lower(state.status()),
                Words.plain(words.result()),
                Words.plain(words.next()),
                state.requestedAt(),
                state.finishedAt());
    }
}
