package dev.pipe.pipeline.living;

import dev.pipe.common.config.Stage;
import dev.pipe.pipeline.run.StageState.Status;
import dev.pipe.pipeline.run.StageWords;
import dev.pipe.pipeline.run.Standing;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The stages as a table: how each stands, and what comes next. */
final class StageTable {

    private StageTable() {}

    static String of(Standing standing) {
        var text = new StringBuilder("| | Stage | Result | Next |\n|---|---|---|---|\n");
        for (var stage : inOrder(standing)) {
            var words = StageWords.of(standing, stage);
            text.append("| %s | **%s** | %s | %s |\n"
                    .formatted(icon(standing, stage), stage.label(), words.result(), words.next()));
        }
        return text.toString();
    }

    /** Those that are on in their order, then those that are off. */
    static Set<Stage> inOrder(Standing standing) {
        var stages = new LinkedHashSet<>(standing.settings().stages());
        stages.addAll(List.of(Stage.values()));
        return stages;
    }

    static String icon(Standing standing, Stage stage) {
        var status = standing.run().stage(stage).status();
        var held = stage == Stage.MERGE
                && status == Status.RUNNING
                && standing.holds().held();
        return held ? "⛔" : icon(status);
    }

    private static String icon(Status status) {
        return switch (status) {
            case NOT_BEGUN -> "▫️";
            case RUNNING -> "⏳";
            case PASSED -> "✅";
            case FAILED -> "❌";
            case SKIPPED -> "➖";
            case CANCELLED -> "⏹️";
        };
    }
}
