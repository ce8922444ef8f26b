package dev.pipe.pipeline.check;

import dev.pipe.common.config.Stage;
import dev.pipe.pipeline.run.ChecksWords;
import dev.pipe.pipeline.run.MergePolicy;
import dev.pipe.pipeline.run.StageState;
import dev.pipe.pipeline.run.StageWords;
import dev.pipe.pipeline.run.Standing;
import java.util.stream.Collectors;

/** A stage's check in full: what happened, what is missing, what to do. */
final class StageSummary {

    private StageSummary() {}

    static String of(Standing standing, Stage stage) {
        var words = StageWords.of(standing, stage);
        var text =
                new StringBuilder("**What happened:** ").append(words.result()).append("\n\n");
        var missing = missing(standing, stage);
        if (!missing.isEmpty()) {
            text.append(stage == Stage.CHECKS ? "**The checks:**\n\n" : "**What is missing:**\n\n")
                    .append(missing)
                    .append('\n');
        }
        return text.append("**What to do:** ")
                .append(todo(standing, stage, words))
                .toString();
    }

    private static String missing(Standing standing, Stage stage) {
        var status = standing.run().stage(stage).status();
        if (status == StageState.Status.NOT_BEGUN || status == StageState.Status.CANCELLED) {
            return "";
        }
        return switch (stage) {
            case CHECKS -> ChecksWords.list(standing.run().evidence().checks());
            case MERGE ->
                status == StageState.Status.PASSED
                        ? ""
                        : MergePolicy.blockers(standing).stream()
                                .map(reason -> "- " + reason.what() + " → " + reason.todo() + "\n")
                                .collect(Collectors.joining());
            case REVIEW, GOVERNANCE -> "";
        };
    }

    private static String todo(Standing standing, Stage stage, StageWords words) {
        if (!words.next().isEmpty()) {
            return words.next();
        }
        return switch (standing.run().stage(stage).status()) {
            case RUNNING, NOT_BEGUN -> "nothing yet; `/why` on the pull request tells what it waits for.";
            case PASSED -> "nothing.";
            case FAILED -> "`/why` on the pull request tells what stands in the way.";
            case SKIPPED -> "nothing: it is switched off.";
            case CANCELLED -> "nothing here; look at the pull request's newest head.";
        };
    }
}
