package dev.pipe.pipeline.conductor;

import static org.awaitility.Awaitility.await;

import dev.pipe.common.event.Actor;
import dev.pipe.common.event.GovernanceEvent.Approval;
import dev.pipe.common.event.GovernanceEvent.Decided;
import dev.pipe.common.event.GovernanceEvent.Verdict;
import dev.pipe.common.event.PipelineEvent.RunStarted;
import dev.pipe.common.event.ReviewEvent.Decision;
import dev.pipe.common.event.ReviewEvent.ReviewCompleted;
import dev.pipe.common.event.ReviewEvent.RiskLevel;
import dev.pipe.common.event.RunRef;
import dev.pipe.sandbox.github.FakeGitHub;
import io.quarkus.test.common.http.TestHTTPResource;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.NoSuchElementException;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.BeforeEach;

/** The stage that {@link ConductorTest} sets, for the stories that follow it in the same application. */
abstract class OnStage {

    static final Actor BEN = new Actor("ben", 22, false);
    static final Actor EVE = new Actor("eve", 23, false);
    private static final String SECRET = "it is a secret";

    @TestHTTPResource("/webhooks/github")
    URI webhooks;

    @Inject
    OtherBots bots;

    FakeGitHub github;

    @BeforeEach
    void listen() {
        github.webhook(webhooks, SECRET);
    }

    /** The pull request's {@code nth} run, once it began. */
    RunRef begun(Scene scene, int nth) {
        within().until(() -> bots.heard(RunStarted.class, scene.ref).size() >= nth);
        return bots.heard(RunStarted.class, scene.ref).get(nth - 1).run();
    }

    void reviewAndApprove(RunRef run) {
        review(run);
        approve(run);
    }

    void review(RunRef run) {
        bots.say(new ReviewCompleted(
                run,
                Decision.AUTO_APPROVED,
                RiskLevel.NONE,
                List.of(),
                List.of(),
                List.of("feature.txt"),
                1,
                "heuristic",
                "",
                "",
                Instant.now(),
                5));
    }

    void approve(RunRef run) {
        bots.say(new Decided(
                run,
                Verdict.APPROVED,
                List.of(new Approval(BEN, "/approve", Instant.now())),
                1,
                null,
                "approved",
                "default-1",
                7,
                "c0ffee",
                Instant.now()));
    }

    /** What is looked for may not be there yet at all: the first of no comments, say. */
    static ConditionFactory within() {
        return await().atMost(Duration.ofSeconds(40))
                .pollInterval(Duration.ofMillis(250))
                .ignoreException(NoSuchElementException.class);
    }
}
