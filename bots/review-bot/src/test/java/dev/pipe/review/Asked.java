package dev.pipe.review;

import dev.pipe.common.config.Mode;
import dev.pipe.common.config.Stage;
import dev.pipe.common.event.Actor;
import dev.pipe.common.event.PipelineEvent.StageRequested;
import dev.pipe.common.event.PullRequestRef;
import dev.pipe.common.event.RunRef;
import java.time.Instant;

/** What the conductor asks for. */
final class Asked {

    private Asked() {}

    static StageRequested review(PullRequestRef pullRequest, String headSha, int attempt) {
        return stage(Stage.REVIEW, pullRequest, headSha, attempt, Mode.COMMENT);
    }

    static StageRequested stage(Stage stage, PullRequestRef pullRequest, String headSha, int attempt, Mode mode) {
        var run = new RunRef("run-" + pullRequest.number() + "-" + attempt, pullRequest, headSha, "main", attempt);
        return new StageRequested(run, stage, new Actor("ada", 1, false), "A change", mode, Instant.now());
    }
}
