package dev.pipe.pipeline.check;

import dev.pipe.common.config.Stage;
import dev.pipe.common.github.GitHubWrite.SetCheck.Button;
import dev.pipe.pipeline.rerun.Buttons;
import dev.pipe.pipeline.run.StageState.Status;
import dev.pipe.pipeline.run.StageWords;
import dev.pipe.pipeline.run.Standing;
import dev.pipe.pipeline.run.Words;
import java.util.List;
import java.util.Optional;

/**
 * What a stage's check says. Enforcing, a check fails or succeeds and waits with people; commenting, it is neutral with
 * the true result in its title, and waits only for the review, which is quick: nobody is kept from merging.
 */
final class StageCheckPolicy {

    private StageCheckPolicy() {}

    /** Empty for a stage that has no check yet. */
    static Optional<CheckState> of(Standing standing, Stage stage) {
        var state = standing.run().stage(stage);
        var enforces = standing.settings().enforces();
        if (state.requestedAt() == null && (!enforces || state.skipped())) {
            return Optional.empty();
        }
        var words = StageWords.of(standing, stage);
        var conclusion = enforces ? enforcing(state.status()) : commenting(stage, standing);
        return Optional.of(new CheckState(
                conclusion,
                Words.plain(words.result()),
                StageSummary.of(standing, stage),
                buttons(standing, stage),
                stage == Stage.REVIEW ? FindingNotes.of(standing) : List.of()));
    }

    private static List<Button> buttons(Standing standing, Stage stage) {
        var checks = standing.run().evidence().checks();
        var jobsFailed = stage == Stage.CHECKS
                && standing.run().stage(stage).failed()
                && checks != null
                && !checks.failures().isEmpty();
        return jobsFailed ? List.of(Buttons.RERUN_FAILED.shown()) : List.of();
    }

    private static String enforcing(Status status) {
        return switch (status) {
            case NOT_BEGUN, RUNNING -> null;
            case PASSED -> "success";
            case FAILED -> "failure";
            case SKIPPED -> "skipped";
            case CANCELLED -> "cancelled";
        };
    }

    private static String commenting(Stage stage, Standing standing) {
        var state = standing.run().stage(stage);
        return stage == Stage.REVIEW && state.running() && !state.overdue() ? null : "neutral";
    }
}
