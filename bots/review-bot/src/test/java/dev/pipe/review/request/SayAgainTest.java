package dev.pipe.review.request;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipe.common.config.EffectiveConfig;
import dev.pipe.common.config.Mode;
import dev.pipe.common.config.Stage;
import dev.pipe.common.event.Actor;
import dev.pipe.common.event.PipelineEvent.StageRequested;
import dev.pipe.common.event.PullRequestRef;
import dev.pipe.common.event.ReviewEvent.Decision;
import dev.pipe.common.event.ReviewEvent.ReviewCompleted;
import dev.pipe.common.event.ReviewEvent.RiskLevel;
import dev.pipe.common.event.RunRef;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SayAgainTest {

    private static final RunRef RUN = new RunRef("run-1", PullRequestRef.parse("acme/shop#7"), "abc", "main", 1);

    @ParameterizedTest(name = "{0}: said again {5}")
    @CsvSource({
        "read by rules and model, AUTO_APPROVED, llm, '', '', true",
        "no model is there, AUTO_APPROVED, heuristic, 'No model is configured; rules alone read this change.', '', true",
        "the model failed, PENDING_HUMAN_REVIEW, llm-fallback, 'The model did not answer', '', false",
        "a stranger's and still, PENDING_HUMAN_REVIEW, heuristic, 'No model read this: a stranger.', a stranger, true",
        "a stranger's and vouched for, PENDING_HUMAN_REVIEW, heuristic, 'No model read this: a stranger.', '', false",
        "a stranger's and rejected, REJECTED_SECURITY, heuristic, 'No model read this: a stranger.', a stranger, true",
        "a stranger's that is too large, PENDING_HUMAN_REVIEW, heuristic, 'Too large.', a stranger, false",
        "read by all before its author lost write, AUTO_APPROVED, llm, '', a stranger, true"
    })
    void aReadingHoldsUnlessAnotherMaySeeMore(
            String what, Decision decision, String engine, String degraded, String withoutModel, boolean holds) {
        var known = new ReviewCompleted(
                RUN,
                decision,
                RiskLevel.NONE,
                List.of(),
                List.of(),
                List.of(),
                1,
                engine,
                degraded,
                "",
                Instant.EPOCH,
                5);
        var request = new StageRequested(
                RUN,
                Stage.REVIEW,
                new Actor("sam", 9, false),
                "A change",
                Mode.COMMENT,
                Instant.EPOCH,
                EffectiveConfig.DEFAULT,
                withoutModel);

        assertThat(SayAgain.holds(known, request)).isEqualTo(holds);
    }
}
