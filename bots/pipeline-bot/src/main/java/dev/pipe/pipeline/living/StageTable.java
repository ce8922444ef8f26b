package dev.pipe.pipeline.living;

import dev.pipe.common.event.Stage;
import dev.pipe.pipeline.run.StageState.Status;
import dev.pipe.pipeline.run.StageWords;
import dev.pipe.pipeline.run.Standing;

/** The four stages as a table: how each stands, and what comes next. */
final class StageTable {

    private StageTable() {}

    static String of(Standing standing) {
        var text = new StringBuilder("| | Stage | Result | Next |\n|---|---|---|---|\n");
        for (var stage : Stage.values()) {
            var words = StageWords.of(standing, stage);
            text.append("| %s | **%s** | %s | %s |\n"
                    .formatted(icon(standing, stage), stage.label(), words.result(), words.next()));
        }
        return text.toString();
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
            case CANCELLED -> "⏹️";
        };
    }
}
