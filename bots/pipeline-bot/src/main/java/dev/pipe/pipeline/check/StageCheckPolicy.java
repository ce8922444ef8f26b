package dev.pipe.pipeline.check;

import dev.pipe.common.event.Stage;
import dev.pipe.pipeline.run.StageState.Status;
import dev.pipe.pipeline.run.StageWords;
import dev.pipe.pipeline.run.Standing;
import dev.pipe.pipeline.run.Words;
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
        if (!enforces && state.requestedAt() == null) {
            return Optional.empty();
        }
        var words = StageWords.of(standing, stage);
        var summary = words.next().isEmpty() ? words.result() : words.result() + "\n\n**Next:** " + words.next();
        var conclusion = enforces ? enforcing(state.status()) : commenting(stage, standing);
        return Optional.of(new CheckState(conclusion, Words.plain(words.result()), summary));
    }

    private static String enforcing(Status status) {
        return switch (status) {
            case NOT_BEGUN, RUNNING -> null;
            case PASSED -> "success";
            case FAILED -> "failure";
            case CANCELLED -> "cancelled";
        };
    }

    private static String commenting(Stage stage, Standing standing) {
        var state = standing.run().stage(stage);
        return stage == Stage.REVIEW && state.running() && !state.overdue() ? null : "neutral";
    }
}
