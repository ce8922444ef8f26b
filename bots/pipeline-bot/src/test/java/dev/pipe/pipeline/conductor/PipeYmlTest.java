package dev.pipe.pipeline.conductor;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pipe.common.config.Stage;
import dev.pipe.common.event.PipelineEvent.RunStarted;
import dev.pipe.common.event.PipelineEvent.StageRequested;
import dev.pipe.sandbox.github.admin.Ground.NewRepository;
import dev.pipe.sandbox.github.admin.Ground.Push;
import dev.pipe.sandbox.tests.SandboxResource;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a repository says in {@code .github/pipe.yml}, and what becomes of it on its pull requests. */
@QuarkusTest
@WithTestResource(value = SandboxResource.class, scope = TestResourceScope.MATCHING_RESOURCES)
@WithTestResource(value = FakeGitHubResource.class, scope = TestResourceScope.MATCHING_RESOURCES)
@TestProfile(ConductorTest.Hurried.class)
class PipeYmlTest extends OnStage {

    private static final String TOKEN = "gh" + "p_" + "qX7bRz2LmK9pWvT4cYhN8dFs3gJtA6eUiO5w";

    /** Nobody but the file says "enforce" and "auto" here: where the operator says nothing, the suite only comments. */
    @Test
    void theFileOnTheBaseBranchTakesAPullRequestToTheMerge() {
        var scene = Scene.open(
                github, "files/whole-life", "pipeline: {mode: enforce}\nmerge: {trigger: auto, method: squash}\n");
        var run = begun(scene, 1);
        reviewAndApprove(run);

        within().until(scene::merged);
        assertThat(scene.get("/repos/" + scene.repo() + "/commits/main").get("parents"))
                .hasSize(1);
        var asked = bots.heard(StageRequested.class, scene.ref).getFirst();
        assertThat(asked.config().source()).isEqualTo("files/whole-life@main");
        assertThat(asked.config().sha()).hasSize(40);
        within().until(() -> scene.living().toString().contains("Configured by `files/whole-life@main`"));
    }

    @Test
    void anErrorIsShownWithItsLineAndTheLastGoodFileStaysInForceUntilItIsMended() {
        var scene = Scene.open(github, "files/mended", "pipeline:\n  mode: enforce\n");
        var first = begun(scene, 1);

        Scene.configure(github, scene.repo(), "pipeline:\n  mode: enfroce\n");
        within().until(() -> scene.living().toString().contains("line 2, column 9"));
        assertThat(scene.living().getFirst())
                .contains("has 1 error and is not in force")
                .contains("the last good one holds")
                .contains("Did you mean");
        within().until(() -> scene.summary("main").contains("line 2, column 9"));
        assertThat(bots.heard(RunStarted.class, scene.ref)).hasSize(1);
        assertThat(scene.checks(first.headSha())).containsEntry("pipe/review", "unfinished"); // still enforcing

        Scene.configure(github, scene.repo(), "pipeline:\n  mode: comment\n");
        var second = begun(scene, 2);
        assertThat(second.headSha()).isEqualTo(first.headSha());
        assertThat(bots.heard(RunStarted.class, scene.ref).getLast().reason())
                .contains("another .github/pipe.yml is in force on main");
        within().until(() -> !scene.living().toString().contains("is not in force"));
        within().until(() -> "neutral".equals(scene.checks(second.headSha()).get("pipe/main")));
    }

    @Test
    void anErrorThatAForkBringsIsToldToo() {
        var scene = Scene.fromFork(github, "files/brought-by-a-fork", "sam");
        begun(scene, 1);
        var fork = scene.pull().at("/head/repo/full_name").asText();
        var broken = Map.of(".github/pipe.yml", "merge:\n  method: sqash\n".getBytes(UTF_8));
        github.ground().push(new Push(fork, "feature", null, broken, "Break it", "sam"));

        within().until(() -> scene.living().toString().contains("brings a `.github/pipe.yml` with 1 error"));
    }

    @Test
    void anErrorThatAPullRequestBringsIsToldBeforeItIsMerged() {
        var scene = Scene.open(github, "files/brought", "pipeline:\n  mode: enforce\n");
        begun(scene, 1);
        var broken = Map.of(
                ".github/pipe.yml", ("merge:\n  method: sqash\nreview:\n  timeout: " + TOKEN + "\n").getBytes(UTF_8));
        github.ground().push(new Push(scene.repo(), "feature", null, broken, "Break it", "ada"));
        begun(scene, 2);

        within().until(() -> scene.living().toString().contains("brings a `.github/pipe.yml` with 2 errors"));
        assertThat(scene.living().getFirst()).contains("line 2, column 11").doesNotContain("is not in force", TOKEN);

        var mended = Map.of(".github/pipe.yml", "merge:\n  method: squash\n".getBytes(UTF_8));
        github.ground().push(new Push(scene.repo(), "feature", null, mended, "Mend it", "ada"));
        begun(scene, 3);
        within().until(() -> !scene.living().toString().contains("brings a `.github/pipe.yml`"));
    }

    @Test
    void aPushThatLeavesTheFileAloneLeavesPullRequestsAlone() {
        var scene = Scene.open(github, "files/left-alone", "pipeline: {mode: enforce}\n");
        begun(scene, 1);

        github.ground().push(new Push(scene.repo(), "main", null, Map.of("else.txt", new byte[] {1}), "Else", "ada"));
        Scene.configure(github, scene.repo(), "pipeline: {mode: comment}\n"); // in order after it
        begun(scene, 2);
        assertThat(bots.heard(RunStarted.class, scene.ref)).hasSize(2);
    }

    @Test
    void theOrganisationsFileHoldsWhereTheRepositoryHasNone() {
        github.ground().user("ada");
        github.ground().repository(NewRepository.named("fallback/.github"));
        Scene.configure(github, "fallback/.github", "pipeline: {mode: enforce, stages: [governance, checks, merge]}\n");
        var scene = Scene.open(github, "fallback/shop");

        within().until(() -> bots.heard(StageRequested.class, scene.ref).size() == 1);
        var asked = bots.heard(StageRequested.class, scene.ref).getFirst();
        assertThat(asked.stage()).isEqualTo(Stage.GOVERNANCE);
        assertThat(asked.config().source()).isEqualTo("fallback/.github");
        within().until(() -> scene.living().size() == 1);
        assertThat(scene.living().getFirst()).contains("| ➖ | **review** | Switched off");
    }

    @Test
    void aDraftRunsWhereTheFileSaysSo() {
        var scene = Scene.open(github, "files/draft", "pipeline: {mode: enforce, drafts: run}\n");
        var run = begun(scene.draft(), 1);
        reviewAndApprove(run);

        within().until(() -> bots.heard(StageRequested.class, run.pullRequest()).size() == 4);
        assertThat(github.as("ben")
                        .get("/repos/files/draft/pulls/" + run.pullRequest().number())
                        .get("merged")
                        .asBoolean())
                .isFalse();
    }
}
