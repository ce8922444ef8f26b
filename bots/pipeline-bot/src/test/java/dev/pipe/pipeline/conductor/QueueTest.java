package dev.pipe.pipeline.conductor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipe.sandbox.github.faults.RestFault.Kind;
import dev.pipe.sandbox.github.faults.RestFault.Plan;
import dev.pipe.sandbox.tests.SandboxResource;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;

/** One at a time per base branch, in the order they became ready. */
@QuarkusTest
@WithTestResource(value = SandboxResource.class, scope = TestResourceScope.MATCHING_RESOURCES)
@WithTestResource(value = FakeGitHubResource.class, scope = TestResourceScope.MATCHING_RESOURCES)
@TestProfile(ConductorTest.Hurried.class)
class QueueTest extends OnStage {

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
