package dev.pipe.pipeline.nudge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipe.common.db.Db;
import dev.pipe.common.event.PullRequestRef;
import dev.pipe.common.github.GitHubFailure;
import dev.pipe.common.health.BotMetrics;
import dev.pipe.pipeline.conductor.ConductorTest;
import dev.pipe.pipeline.conductor.FakeGitHubResource;
import dev.pipe.pipeline.nudge.NudgeTable.Look;
import dev.pipe.sandbox.tests.SandboxResource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What becomes of a look that meets trouble. */
@QuarkusTest
@WithTestResource(value = SandboxResource.class, scope = TestResourceScope.MATCHING_RESOURCES)
@WithTestResource(value = FakeGitHubResource.class, scope = TestResourceScope.MATCHING_RESOURCES)
@TestProfile(ConductorTest.Hurried.class)
class SweepNudgesTest {

    private final PullRequestRef pullRequest = PullRequestRef.parse("enforce/swept#1");

    /** No sweep of the application under test takes what is due then. */
    private final Instant tomorrow =
            Instant.now().truncatedTo(ChronoUnit.MILLIS).plus(Duration.ofDays(1));

    private final List<String> troubles = new ArrayList<>();

    @Inject
    NudgeTable nudges;

    @Inject
    Db db;

    @Inject
    BotMetrics metrics;

    @AfterEach
    void take() {
        QuarkusTransaction.requiringNew().run(() -> nudges.take(pullRequest, tomorrow.plus(Duration.ofDays(1))));
    }

    @Test
    void aLimitOfGitHubsIsWaitedForAndIsNoTrouble() {
        var over = tomorrow.plus(Duration.ofHours(1));
        sweep(GitHubFailure.until(over, "GitHub's limit is used up", 403, null));

        assertThat(troubles).isEmpty();
        assertThat(dueAt()).isEqualTo(over);
    }

    @Test
    void anythingElseIsToldAndPutOffForAMoment() {
        sweep(new GitHubFailure("GitHub answered 502", true, null));

        assertThat(troubles).containsExactly("GitHub answered 502");
        assertThat(dueAt()).isBetween(tomorrow.plusSeconds(1), tomorrow.plusSeconds(10));
    }

    private void sweep(GitHubFailure trouble) {
        QuarkusTransaction.requiringNew().run(() -> nudges.nudge(pullRequest, new Look(tomorrow, true)));
        new SweepNudges(nudges, new Trouble(trouble), metrics, Clock.fixed(tomorrow, ZoneOffset.UTC)).look(pullRequest);
    }

    private Instant dueAt() {
        return db.first(
                        "select min(due_at) as due_at from nudge where pull_request = ?",
                        row -> Db.instant(row, "due_at"),
                        pullRequest.toString())
                .orElseThrow();
    }

    private final class Trouble implements Nudged {

        private final GitHubFailure failure;

        private Trouble(GitHubFailure failure) {
            this.failure = failure;
        }

        @Override
        public void lookAgain(PullRequestRef other) {
            throw failure;
        }

        @Override
        public void couldNotLook(PullRequestRef other, Instant now, String why) {
            troubles.add(why);
        }
    }
}
