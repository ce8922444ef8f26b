package dev.pipe.pipeline.conductor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipe.sandbox.github.actions.Workflows.Started;
import dev.pipe.sandbox.github.faults.RestFault.Plan;
import dev.pipe.sandbox.tests.SandboxResource;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Checks of others, conflicts and refusals: what stands between an approval and the merge. */
@QuarkusTest
@WithTestResource(value = SandboxResource.class, scope = TestResourceScope.MATCHING_RESOURCES)
@WithTestResource(value = FakeGitHubResource.class, scope = TestResourceScope.MATCHING_RESOURCES)
@TestProfile(ConductorTest.Hurried.class)
class ChecksStageTest extends OnStage {

    @Test
    void theFailingStepIsNamedAndTheButtonRunsTheFailedJobsAgain() {
        var scene = Scene.open(github, "enforce/actions");
        var run = begun(scene, 1);
        var jobs =
                github.actions().start(scene.repo(), new Started(run.headSha(), "CI", List.of("build", "lint"), false));
        reviewAndApprove(run);
        within().until(() -> scene.living().getFirst().contains("Waiting for 2 other checks"));

        github.actions().finish(scene.repo(), jobs.get("lint"), "success", null);
        github.actions().finish(scene.repo(), jobs.get("build"), "failure", "Compile");
        within().until(() -> "failure".equals(scene.checks(run.headSha()).get("pipe/checks")));
        within().until(() -> scene.living().getFirst().contains("Failed: `build` at step `Compile` (CI)"));
        assertThat(scene.checkRun("pipe/checks").at("/output/summary").asText())
                .contains("❌ `build` failed at step `Compile` (CI): [its log](")
                .contains("1 check passed");

        var button = scene.checkRun("pipe/checks").get("id").asLong();
        github.actions().press(scene.repo(), button, "rerun-failed", "rob"); // who only reads
        github.actions().press(scene.repo(), button, "rerun-failed", "ben");
        within().until(() -> github.actions().running(scene.repo(), run.headSha(), "build") != 0);
        github.actions()
                .finish(scene.repo(), github.actions().running(scene.repo(), run.headSha(), "build"), "success", null);
        within().until(scene::merged);
        assertThat(scene.get("/repos/" + scene.repo() + "/actions/runs")
                        .at("/workflow_runs/0/run_attempt")
                        .asInt())
                .isEqualTo(2);
    }

    @Test
    void checksThatComeAfterTheirTimeStillCount() {
        var scene = Scene.open(
                github,
                "files/late-checks",
                "pipeline: {mode: enforce}\nmerge: {trigger: auto}\nchecks: {timeout: 1s}\n");
        scene.otherCheck("pending");
        var run = begun(scene, 1);
        reviewAndApprove(run);
        within().until(() -> "failure".equals(scene.checks(run.headSha()).get("pipe/checks")));
        assertThat(scene.merged()).isFalse();

        scene.otherCheck("success");
        within().until(scene::merged);
    }

    @Test
    void aFlakyJobIsRunAgainOnceByItself() {
        var scene = Scene.open(
                github,
                "files/flaky",
                "pipeline: {mode: enforce}\nmerge: {trigger: auto}\nchecks: {rerun-flaky: 1, required: ['bui*']}\n");
        var run = begun(scene, 1);
        var job = github.actions()
                .start(scene.repo(), new Started(run.headSha(), "CI", List.of("build"), false))
                .get("build");
        reviewAndApprove(run);
        github.actions().finish(scene.repo(), job, "failure", "Integration tests");

        within().until(() -> github.actions().running(scene.repo(), run.headSha(), "build") != 0);
        assertThat(scene.checks(run.headSha()).get("pipe/checks")).isEqualTo("unfinished");
        github.actions()
                .finish(
                        scene.repo(),
                        github.actions().running(scene.repo(), run.headSha(), "build"),
                        "failure",
                        "Integration tests");
        within().until(() -> "failure".equals(scene.checks(run.headSha()).get("pipe/checks")));
        within().until(() ->
                scene.living().getFirst().contains("Failed: `build` at step `Integration tests` (CI, attempt 2)"));
    }

    @Test
    void aConflictIsSaidOnceAndTheRestGoesOn() {
        var scene = Scene.open(github, "enforce/conflict");
        var run = begun(scene, 1);
        scene.pushTo("main", "feature.txt", "something else");
        reviewAndApprove(run);
        within().until(() -> scene.replies().contains("This branch conflicts with `main`"));
        within().until(() -> "success".equals(scene.checks(run.headSha()).get("pipe/checks")));
        github.as("ada").label(scene.repo(), scene.ref.number(), "one", "two");
        scene.says("ben", "/why");
        within().until(() -> scene.replies().contains("It conflicts with"));
        assertThat(scene.replies()).containsOnlyOnce("This branch conflicts with `main`");

        scene.push("resolved"); // still in conflict, and another head
        within().until(() -> scene.replies().split("This branch conflicts with", -1).length == 3);
    }

    @Test
    void aRefusedMergeIsTriedAgainWhenSomethingChanges() {
        var scene = Scene.open(github, "enforce/refused");
        var run = begun(scene, 1);
        github.restFaults().plan(Plan.status(405, "PUT", "/repos/enforce/refused/pulls/\\d+/merge"));
        reviewAndApprove(run);
        within().until(() -> "failure".equals(scene.checks(run.headSha()).get("pipe/merge")));
        assertThat(scene.merged()).isFalse();

        var labels = new AtomicInteger();
        within().pollInterval(Duration.ofSeconds(1)).until(() -> {
            if (!scene.merged()) {
                github.as("ada").label(scene.repo(), scene.ref.number(), "label-" + labels.incrementAndGet());
            }
            return scene.merged();
        });
    }
}
