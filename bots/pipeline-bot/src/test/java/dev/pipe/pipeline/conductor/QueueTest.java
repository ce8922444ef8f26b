package dev.pipe.pipeline.conductor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipe.common.event.GovernanceEvent.ApprovalRequested;
import dev.pipe.common.event.PipelineEvent.HeadCarried;
import dev.pipe.common.event.PipelineEvent.PullRequestHeld;
import dev.pipe.pipeline.run.StandNow;
import dev.pipe.sandbox.github.faults.RestFault.Kind;
import dev.pipe.sandbox.github.faults.RestFault.Plan;
import dev.pipe.sandbox.tests.SandboxResource;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** One at a time per base branch, in the order they became ready. */
@QuarkusTest
@WithTestResource(value = SandboxResource.class, scope = TestResourceScope.MATCHING_RESOURCES)
@WithTestResource(value = FakeGitHubResource.class, scope = TestResourceScope.MATCHING_RESOURCES)
@TestProfile(ConductorTest.Hurried.class)
class QueueTest extends OnStage {

    @Inject
    StandNow standings;

    private static final String UP_TO_DATE = "pipeline: {mode: enforce}\nmerge: {trigger: auto, up-to-date: on}\n";

    @Test
    void theSecondWaitsForTheFirstAndSaysSo() {
        var first = Scene.open(github, "enforce/queue");
        var second = first.another("second");
        var withheld = github.restFaults().plan(Plan.of(Kind.WITHHOLD_BEFORE, "PUT", first.mergePath()));
        var merging = begun(first, 1);
        reviewAndApprove(merging);
        within().until(() -> "success".equals(first.checks(merging.headSha()).get("pipe/main")));

        var run = begun(second, 1);
        reviewAndApprove(run);
        within().until(() ->
                second.living().getFirst().contains("number 2 in the queue of `main`, behind #" + first.ref.number()));
        within().until(() -> "unfinished".equals(second.checks(run.headSha()).get("pipe/main")));
        second.says("rob", "/why");
        within().until(() -> second.replies().contains("It is number 2 in the queue"));
        assertThat(second.merged()).isFalse();

        assertThat(github.restFaults().release(withheld.id())).isTrue();
        within().until(first::merged);
        within().until(second::merged);
        assertThat(second.checks(run.headSha())).containsEntry("pipe/main", "success");
    }

    @Test
    void aHoldStopsAMergeThatIsOnItsWayAndNotBegun() {
        var scene = Scene.open(github, "enforce/recalled");
        var run = begun(scene, 1);
        review(run);
        within().until(() -> "success".equals(scene.checks(run.headSha()).get("pipe/review")));
        var withheld = github.restFaults()
                .plan(Plan.of(Kind.WITHHOLD_BEFORE, "POST|PATCH", "/repos/enforce/recalled/check-runs.*")
                        .times(100)); // whoever waits too long tries again
        approve(run);
        within().until(() -> sent(scene)); // and waits behind the check that is withheld

        scene.says("ben", "/hold not on a Friday");
        within().until(() -> !bots.heard(PullRequestHeld.class, scene.ref).isEmpty());
        assertThat(github.restFaults().release(withheld.id())).isTrue();
        within().until(() -> !sent(scene));
        within().until(() -> scene.living().getFirst().contains("**Held** by **ben**"));
        within().until(() -> scene.replies().contains("Its merge was on the way already: that is stopped"));
        assertThat(scene.merged()).isFalse();

        scene.says("ben", "/unhold");
        within().until(scene::merged);
    }

    private boolean sent(Scene scene) {
        return standings.of(scene.ref).orElseThrow().run().merge().sent();
    }

    @Test
    void theNextOneIsTestedOnWhatItLandsOnAndKeepsItsPlace() {
        var first = Scene.open(github, "files/up-to-date", UP_TO_DATE);
        var second = first.another("second");
        var third = first.another("third");
        reviewAndApprove(begun(first, 1));
        within().until(first::merged);

        reviewAndApprove(begun(second, 1));
        var updated = begun(second, 2);
        assertThat(bots.heard(HeadCarried.class, second.ref)).hasSize(1);
        reviewAndApprove(begun(third, 1));
        within().until(() -> third.living().getFirst().contains("behind #" + second.ref.number()));
        assertThat(second.merged()).isFalse();
        assertThat(second.checks(updated.headSha())).containsEntry("pipe/main", "unfinished");

        reviewAndApprove(updated);
        within().until(second::merged);
        reviewAndApprove(begun(third, 2));
        within().until(third::merged);
    }

    @Test
    void aForksHeadThatWeMayNotUpdateLeavesWithTheReason() {
        var first = Scene.open(github, "files/fork", UP_TO_DATE);
        var fork = first.fromForkOfAda("patch");
        first.pushTo("main", "other.txt", "new on main");
        reviewAndApprove(begun(fork, 1));

        within().until(() -> fork.living().getFirst().contains("lacks its base's newest commits"));
        assertThat(fork.living().getFirst()).contains("of a fork, only its owner can");
        reviewAndApprove(begun(first, 1));
        reviewAndApprove(begun(first, 2)); // it was not held up
        within().until(first::merged);
    }

    @Test
    void gitHubsQueueGetsItsChecksOnTheGroupAndLetsGoWhenAnApprovalFalls() {
        var scene = Scene.open(
                github,
                "files/github-queue",
                "pipeline: {mode: enforce}\nmerge: {trigger: auto, queue: github}\nchecks: {required: [ci]}\n");
        scene.guardedByGitHubsQueue("pipe/main", "ci");
        var run = begun(scene, 1);
        scene.otherCheck("success");
        reviewAndApprove(run);
        within().until(() -> scene.groups().size() == 1);
        var group = scene.groups().getFirst();
        within().until(() -> "success".equals(scene.checks(group).get("pipe/governance")));
        within().until(() -> "unfinished".equals(scene.checks(group).get("pipe/main")));
        assertThat(scene.merged()).as("ci has not reported on the group").isFalse();

        bots.say(new ApprovalRequested(run, 1, List.of(), null, "One approval is needed.", Instant.now()));
        within().until(() -> scene.groups().isEmpty());
        assertThat(scene.checks(group)).containsEntry("pipe/main", "failure");
        assertThat(scene.merged()).isFalse();

        approve(run);
        var labels = new AtomicInteger();
        within().pollInterval(Duration.ofSeconds(1)).until(() -> {
            if (scene.groups().isEmpty()) {
                github.as("ada").label(scene.repo(), scene.ref.number(), "again-" + labels.incrementAndGet());
            }
            return !scene.groups().isEmpty();
        });
        var again = scene.groups().getFirst();
        scene.otherCheckOn(again, "success");
        within().until(scene::merged);
        assertThat(scene.checks(again)).containsEntry("pipe/main", "success");
    }

    @Test
    void aFailureDoesNotStopTheQueue() {
        var first = Scene.open(github, "enforce/queue-failure");
        var second = first.another("second");
        github.restFaults().plan(Plan.status(405, "PUT", first.mergePath()));
        var run = begun(first, 1);
        reviewAndApprove(run);
        within().until(() -> "failure".equals(first.checks(run.headSha()).get("pipe/merge")));

        reviewAndApprove(begun(second, 1));
        within().until(second::merged);
        assertThat(first.merged()).isFalse();
    }
}
