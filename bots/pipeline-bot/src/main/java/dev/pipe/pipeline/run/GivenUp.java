package dev.pipe.pipeline.run;

import dev.pipe.common.config.Stage;
import java.time.Instant;

/** Something a bot gave up on that concerns this pull request, and the row an operator can requeue. */
public record GivenUp(String bot, String what, String reason, long rowId, Instant at) {

    /** The stage that cannot go on without it; null when none waits for that bot. */
    public Stage stage() {
        return switch (bot) {
            case "review-bot" -> Stage.REVIEW;
            case "governance-bot" -> Stage.GOVERNANCE;
            default -> null;
        };
    }
}
