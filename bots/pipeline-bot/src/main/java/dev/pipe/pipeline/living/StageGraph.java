package dev.pipe.pipeline.living;

import dev.pipe.common.config.Stage;
import dev.pipe.pipeline.run.Standing;
import java.util.stream.Collectors;

/** The stages as a small Mermaid graph: their state at a glance. It holds nothing that came from outside. */
final class StageGraph {

    private StageGraph() {}

    static String of(Standing standing) {
        var text = new StringBuilder("```mermaid\nflowchart LR\n  ");
        text.append(StageTable.inOrder(standing).stream()
                .filter(standing.settings()::has)
                .map(stage -> stage.label() + "[\"" + StageTable.icon(standing, stage) + " " + stage.label() + "\"]:::"
                        + colour(standing, stage))
                .collect(Collectors.joining(" --> ")));
        text.append("\n  classDef passed fill:#dafbe1,stroke:#1a7f37,color:#1a7f37")
                .append("\n  classDef running fill:#fff8c5,stroke:#9a6700,color:#7d4e00")
                .append("\n  classDef failed fill:#ffebe9,stroke:#cf222e,color:#a40e26")
                .append("\n  classDef waiting fill:#f6f8fa,stroke:#8c959f,color:#59636e")
                .append("\n```\n\n");
        return text.toString();
    }

    private static String colour(Standing standing, Stage stage) {
        return switch (standing.run().stage(stage).status()) {
            case NOT_BEGUN, SKIPPED, CANCELLED -> "waiting";
            case RUNNING -> "running";
            case PASSED -> "passed";
            case FAILED -> "failed";
        };
    }
}
