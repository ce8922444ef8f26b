package dev.pipe.pipeline.conductor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipe.common.event.PipelineEvent.HeadCarried;
import dev.pipe.sandbox.tests.SandboxResource;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;

/** A head that is only the one before with its base merged in keeps what was said of it; one that says so falsely does not. */
@QuarkusTest
@WithTestResource(value = SandboxResource.class, scope = TestResourceScope.MATCHING_RESOURCES)
@WithTestResource(value = FakeGitHubResource.class, scope = TestResourceScope.MATCHING_RESOURCES)
@TestProfile(ConductorTest.Hurried.class)
class CleanMergeTest extends OnStage {

    private Scene waitingForItsChecks(String repo) {
        var scene = Scene.open(github, repo);
        var run = begun(scene, 1);
        scene.otherCheck("pending");
        reviewAndApprove(run);
        scene.says("ben", "/merge");
        within().until(() -> scene.replies().contains("Noted: I merge as soon as"));
        return scene;
    }

    @Test
    void theBaseMergedInKeepsTheWishAndIsToldToTheOthers() {
        var scene = waitingForItsChecks("command/clean");
        var before = scene.headSha();
        var main = scene.pushTo("main", "other.txt", "new on main");
        scene.updateBranch();

        var run = begun(scene, 2);
        assertThat(run.headSha()).isNotEqualTo(before);
        assertThat(bots.heard(HeadCarried.class, scene.ref)).singleElement().satisfies(carried -> {
            assertThat(carried.run()).isEqualTo(run);
            assertThat(carried.from().headSha()).isEqualTo(before);
            assertThat(carried.mergedSha()).isEqualTo(main);
        });
        scene.otherCheck("success");
        reviewAndApprove(run); // governance-bot carried the approval over, and decided again
        within().until(scene::merged); // nobody had to say /merge again
    }

    @Test
    void anEvilMergeKeepsNothing() {
        var scene = waitingForItsChecks("command/evil");
        var main = scene.pushTo("main", "other.txt", "new on main");
        var evil = scene.evilMerge(main, "feature.txt", "not what was approved");

        var run = begun(scene, 2);
        assertThat(run.headSha()).isEqualTo(evil);
        scene.otherCheck("success");
        reviewAndApprove(run);
        within().until(() -> "success".equals(scene.checks(evil).get("pipe/main")));
        scene.says("rob", "/why");
        within().until(() -> scene.replies().contains("Nobody has asked for the merge yet"));
        assertThat(bots.heard(HeadCarried.class, scene.ref)).isEmpty();
        assertThat(scene.merged()).isFalse();
    }

    @Test
    void aStrangersBranchMergedInIsAnotherHead() {
        var scene = waitingForItsChecks("command/stranger");
        var stranger = scene.pushTo("scratch", "stranger.txt", "never on main");
        scene.mergeIn(stranger);

        begun(scene, 2);
        assertThat(bots.heard(HeadCarried.class, scene.ref)).isEmpty();
    }
}
