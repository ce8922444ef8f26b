package dev.pipe.pipeline.conductor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipe.common.db.Db;
import dev.pipe.common.event.PullRequestRef;
import dev.pipe.pipeline.nudge.NudgeTable;
import dev.pipe.pipeline.nudge.NudgeTable.Look;
import dev.pipe.sandbox.tests.SandboxResource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Pull requests that make each other look again do not stand in each other's way. */
@QuarkusTest
@WithTestResource(value = SandboxResource.class, scope = TestResourceScope.MATCHING_RESOURCES)
@WithTestResource(value = FakeGitHubResource.class, scope = TestResourceScope.MATCHING_RESOURCES)
@TestProfile(ConductorTest.Hurried.class)
class NudgeTest {

    private final PullRequestRef pullRequest = PullRequestRef.parse("enforce/nudged#1");

    /** No sweep of the application under test takes these. */
    private final Instant tomorrow = Instant.now().plus(Duration.ofDays(1));

    @Inject
    NudgeTable nudges;

    @Inject
    Db db;

    @Test
    void whoNudgesWaitsForNobodysTurnAndNoNudgeIsLost() {
        inTransaction(() -> nudges.nudge(pullRequest, new Look(tomorrow, false)));

        inTransaction(() -> {
            assertThat(nudges.take(pullRequest, tomorrow)).contains(false);
            inTransaction(
                    () -> { // another's turn, while this one is not over
                        db.update("set local lock_timeout = '2s'");
                        nudges.nudge(pullRequest, new Look(tomorrow, true));
                    });
        });

        assertThat(taken(tomorrow)).contains(true);
        assertThat(taken(tomorrow)).isEmpty();
    }

    @Test
    void oneLookTakesAllNudgesAndReadsGitHubWhenOneOfThemWantsIt() {
        inTransaction(() -> {
            nudges.nudge(pullRequest, new Look(tomorrow, false));
            nudges.nudge(pullRequest, new Look(tomorrow.plusSeconds(60), true));
        });

        assertThat(taken(tomorrow.minusSeconds(1))).isEmpty();
        assertThat(taken(tomorrow)).contains(true);
        assertThat(taken(tomorrow.plusSeconds(60))).isEmpty();
    }

    private Optional<Boolean> taken(Instant now) {
        return QuarkusTransaction.requiringNew().call(() -> nudges.take(pullRequest, now));
    }

    private static void inTransaction(Runnable step) {
        QuarkusTransaction.requiringNew().run(step);
    }
}
