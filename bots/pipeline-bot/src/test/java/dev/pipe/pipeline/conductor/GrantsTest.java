package dev.pipe.pipeline.conductor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipe.common.event.MemoryEvent.RecallRequested;
import dev.pipe.common.event.PipelineEvent.OverrideGiven;
import dev.pipe.common.event.PipelineEvent.OverrideTarget;
import dev.pipe.common.event.PipelineEvent.StageRequested;
import dev.pipe.common.event.ReviewEvent.Decision;
import dev.pipe.common.event.ReviewEvent.ReviewCompleted;
import dev.pipe.common.event.ReviewEvent.RiskLevel;
import dev.pipe.common.event.RunRef;
import dev.pipe.sandbox.github.actions.Workflows.Started;
import dev.pipe.sandbox.github.world.Permission;
import dev.pipe.sandbox.tests.SandboxResource;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What people grant to a head: that a stranger's code is tested, that something is overridden. And what they are not. */
@QuarkusTest
@WithTestResource(value = SandboxResource.class, scope = TestResourceScope.MATCHING_RESOURCES)
@WithTestResource(value = FakeGitHubResource.class, scope = TestResourceScope.MATCHING_RESOURCES)
@TestProfile(ConductorTest.Hurried.class)
class GrantsTest extends OnStage {

    @Test
    void aStrangersHeadIsReadByRulesAloneUntilSomebodyVouchesForThisOneHead() {
        var scene = Scene.fromFork(github, "enforce/strange", "sam");
        var first = begun(scene, 1);
        assertThat(withoutModel(scene, first)).contains("/ok-to-test");
        within().until(() -> scene.living().size() == 1
                && scene.living().getFirst().contains("From the fork of somebody without write access"));
        var nosy = scene.says("sam", "/recall secrets");
        within().until(() -> scene.reactions(nosy).contains("-1"));
        var eager = scene.says("sam", "/ok-to-test");
        within().until(() -> scene.reactions(eager).contains("-1"));
        reviewAndApprove(first);
        within().until(() -> scene.living().getFirst().contains("somebody has to vouch for this head"));
        assertThat(bots.heard(RecallRequested.class, scene.ref)).isEmpty();
        assertThat(scene.merged()).isFalse();

        github.actions().start(scene.repo(), new Started(first.headSha(), "CI", List.of("build"), true));
        assertThat(workflowRun(scene, "conclusion")).isEqualTo("action_required");

        scene.says("ben", "/ok-to-test");
        var second = begun(scene, 2);
        assertThat(second.headSha()).isEqualTo(first.headSha());
        within().until(() -> "in_progress".equals(workflowRun(scene, "status")));
        assertThat(withoutModel(scene, second)).isEmpty();
        within().until(() -> scene.living().getFirst().contains("**ben** vouched for this head"));
        review(second);
        within().until(() -> !bots.heard(RecallRequested.class, scene.ref).isEmpty());

        scene.pushToFork("three");
        var hasty = scene.says("ben", "/ok-to-test"); // having looked at what was there before
        var third = begun(scene, 3);
        assertThat(withoutModel(scene, third)).contains("/ok-to-test");
        within().until(() -> scene.reactions(hasty).contains("-1"));
        scene.says("rob", "/why");
        within().until(() -> scene.replies().contains("nobody has vouched for this head"));
        scene.says("ben", "/ok-to-test " + third.headSha().substring(0, 7));
        begun(scene, 4);
    }

    @Test
    void aStrangerRunsNoJobOfTheirHeadAgainBeforeSomebodyVouchesForIt() {
        var scene = Scene.fromFork(github, "command/strange-test", "sam");
        var run = begun(scene, 1);
        var job = github.actions()
                .start(scene.repo(), new Started(run.headSha(), "CI", List.of("build"), false))
                .get("build");
        github.actions().finish(scene.repo(), job, "failure", "Compile");

        scene.says("sam", "/test build");
        within().until(() -> scene.replies().contains("says `/ok-to-test` first"));
        assertThat(github.actions().running(scene.repo(), run.headSha(), "build"))
                .isZero();
    }

    @Test
    void aForkOfSomebodyWithWriteIsTheHousesOwn() {
        var scene = Scene.fromFork(github, "command/known-fork", "ada");
        assertThat(withoutModel(scene, begun(scene, 1))).isEmpty();
    }

    @Test
    void anAdminLetsAHeadPassWithTheirNameAndReasonAndTheNextHeadHasNoneOfIt() {
        var scene = Scene.open(github, "enforce/overridden");
        github.ground().grant(scene.repo(), "eli", Permission.ADMIN);
        github.ground().grant(scene.repo(), "ada", Permission.ADMIN);
        scene.otherCheck("failure");
        var first = begun(scene, 1);
        reject(first);
        within().until(() -> "failure".equals(scene.checks(first.headSha()).get("pipe/main")));
        var may = scene.says("ben", "/override review it is a *test* key");
        within().until(() -> scene.reactions(may).contains("-1"));

        scene.says("eli", "/override review it is a *test* key");
        within().until(() -> "success".equals(scene.checks(first.headSha()).get("pipe/review")));
        within().until(() -> scene.living().getFirst().contains("Overridden by **eli**: it is a \\*test\\* key"));
        var own = scene.says("ada", "/override governance I wrote it, so I know");
        within().until(() -> scene.reactions(own).contains("-1"));
        within().until(() -> scene.replies().contains("Nobody overrides the governance of their own change"));

        scene.push("three");
        var second = begun(scene, 2);
        reject(second);
        within().until(() -> "failure".equals(scene.checks(second.headSha()).get("pipe/review")));
        assertThat(scene.merged()).isFalse();
        assertThat(bots.heard(OverrideGiven.class, scene.ref)).singleElement().satisfies(given -> {
            assertThat(given.target()).isEqualTo(OverrideTarget.REVIEW);
            assertThat(given.by().login()).isEqualTo("eli");
            assertThat(given.reason()).isEqualTo("it is a *test* key");
            assertThat(given.run()).isEqualTo(first);
        });
    }

    @Test
    void whoPushedItOverridesNoGovernanceOfIt() {
        var scene = Scene.open(github, "enforce/pushed");
        github.ground().grant(scene.repo(), "eli", Permission.ADMIN);
        begun(scene, 1);
        var pushed = scene.pushedBy("eli");
        begun(pushed, 1);

        pushed.says("eli", "/override governance ada opened it, not I");
        within().until(() -> pushed.replies().contains("eli pushed to its head"));
    }

    @Test
    void anOverrideRightAfterAPushMayBeMeantForAnotherHead() {
        var scene = Scene.open(github, "enforce/hasty");
        github.ground().grant(scene.repo(), "eli", Permission.ADMIN);
        reject(begun(scene, 1));
        scene.push("three");
        reject(begun(scene, 2));

        scene.says("eli", "/override review it is a test key");
        within().until(() -> scene.replies().contains("A push lies so close before this"));
        assertThat(bots.heard(OverrideGiven.class, scene.ref)).isEmpty();
    }

    @Test
    void overridesTakeAPullRequestThroughGovernanceAFailedCheckAndAHold() {
        var scene = Scene.open(github, "enforce/all-overridden");
        github.ground().grant(scene.repo(), "eli", Permission.ADMIN);
        scene.otherCheck("failure");
        var run = begun(scene, 1);
        scene.says("ben", "/hold");
        review(run);
        within().until(() -> scene.living().getFirst().contains("**Held** by **ben**"));

        scene.says(
                "eli",
                "/override governance the board is on holiday\n/override CI \"known\" flake\n/override nothing x");
        within().until(() -> "success".equals(scene.checks(run.headSha()).get("pipe/checks")));
        within().until(() -> scene.replies().contains("`nothing` is neither"));
        assertThat(scene.checks(run.headSha())).containsEntry("pipe/main", "unfinished");
        assertThat(scene.merged()).isFalse();
        scene.says("eli", "/override hold ben is asleep");
        within().until(scene::merged);
        assertThat(bots.heard(OverrideGiven.class, scene.ref))
                .extracting(OverrideGiven::check)
                .containsExactly("", "ci", "");
    }

    @Test
    void anotherAttemptAndACleanMergeOfTheBaseKeepTheOverride() {
        var scene = Scene.open(github, "command/carried");
        github.ground().grant(scene.repo(), "eli", Permission.ADMIN);
        var first = begun(scene, 1);
        reject(first);
        within().until(() -> scene.living().getFirst().contains("Rejected by the review"));
        scene.says("eli", "/override review false alarm");
        within().until(() -> "success".equals(scene.checks(first.headSha()).get("pipe/review")));
        scene.says("eli", "/retest");
        var second = begun(scene, 2);
        assertThat(second.headSha()).isEqualTo(first.headSha());
        within().until(() -> bots.heard(StageRequested.class, scene.ref).stream()
                .anyMatch(asked -> asked.run().equals(second)));
        within().until(() -> "success".equals(scene.checks(second.headSha()).get("pipe/review")));

        scene.pushTo("main", "other.txt", "new on main");
        scene.updateBranch();
        var third = begun(scene, 3);
        assertThat(third.headSha()).isNotEqualTo(first.headSha());
        within().until(() -> "success".equals(scene.checks(third.headSha()).get("pipe/review")));
        assertThat(scene.living().getFirst()).contains("Overridden by **eli**: false alarm");
    }

    @Test
    void whoTypesTooManyCommandsIsToldOnce() {
        var scene = Scene.open(github, "command/too-many");
        begun(scene, 1);
        scene.says("rob", String.join("\n", Collections.nCopies(ConductorTest.MOST_COMMANDS + 3, "/status")));
        within().until(() -> scene.replies().contains("and I take no more"));
        var late = scene.says("rob", "/help");
        scene.says("ben", "/help"); // who has not been told yet
        within().until(() -> scene.replies().split("and I take no more").length == 3);
        assertThat(scene.reactions(late)).isEmpty();
        assertThat(scene.replies()).doesNotContain("What you can type");
    }

    private static String workflowRun(Scene scene, String field) {
        return scene.get("/repos/" + scene.repo() + "/actions/runs")
                .at("/workflow_runs/0/" + field)
                .asText();
    }

    private String withoutModel(Scene scene, RunRef run) {
        within().until(() -> bots.heard(StageRequested.class, scene.ref).stream()
                .anyMatch(asked -> asked.run().equals(run)));
        return bots.heard(StageRequested.class, scene.ref).stream()
                .filter(asked -> asked.run().equals(run))
                .findFirst()
                .orElseThrow()
                .withoutModel();
    }

    private void reject(RunRef run) {
        bots.say(new ReviewCompleted(
                run,
                Decision.REJECTED_SECURITY,
                RiskLevel.CRITICAL,
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
}
