package dev.pipe.pipeline.conductor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipe.common.event.PipelineEvent.PullRequestHeld;
import dev.pipe.common.event.PipelineEvent.PullRequestReleased;
import dev.pipe.common.event.PipelineEvent.RunFinished;
import dev.pipe.common.event.PipelineEvent.RunOutcome;
import dev.pipe.common.event.PipelineEvent.RunStarted;
import dev.pipe.sandbox.github.actions.Workflows.Started;
import dev.pipe.sandbox.github.admin.Ground.Push;
import dev.pipe.sandbox.github.http.Json;
import dev.pipe.sandbox.github.world.Permission;
import dev.pipe.sandbox.tests.SandboxResource;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What people type, from the comment to what becomes of it on GitHub. */
@QuarkusTest
@WithTestResource(value = SandboxResource.class, scope = TestResourceScope.MATCHING_RESOURCES)
@WithTestResource(value = FakeGitHubResource.class, scope = TestResourceScope.MATCHING_RESOURCES)
@TestProfile(ConductorTest.Hurried.class)
class CommandsTest extends OnStage {

    @Test
    void areReadInReviewsAndInlineCommentsButNotInDescriptionsEditsAndCommentsOfBots() {
        var scene = Scene.open(github, "command/places");
        var run = begun(scene, 1);
        github.as("ada")
                .call(
                        "PATCH",
                        "/repos/" + scene.repo() + "/pulls/" + scene.ref.number(),
                        Json.object("body", "/retest"));
        var chat = scene.says("ada", "Nothing to see.");
        github.as("ada").editComment(scene.repo(), chat, "/retest");
        github.as(github.app().botLogin()).comment(scene.repo(), scene.ref.number(), "/retest");

        github.as("rob").review(scene.repo(), scene.ref.number(), "COMMENT", "Hm.\n/Status");
        within().until(() -> scene.replies().contains("Reading the diff"));
        github.as("rob")
                .call(
                        "POST",
                        "/repos/" + scene.repo() + "/pulls/" + scene.ref.number() + "/comments",
                        Json.object(
                                "body", "/help",
                                "commit_id", run.headSha(),
                                "path", "feature.txt",
                                "line", 1,
                                "side", "RIGHT"));
        within().until(() -> scene.replies().contains("You have read permission here"));
        assertThat(bots.heard(RunStarted.class, scene.ref)).hasSize(1);
    }

    @Test
    void aPersonsHoldStopsTheMergeAndIsLiftedByThemOrSomebodyWithMoreRights() {
        var scene = Scene.open(github, "enforce/held-by-ada");
        github.ground().grant(scene.repo(), "tia", Permission.TRIAGE);
        var run = begun(scene, 1);
        scene.says("ada", "/hold until *legal* says yes");
        within().until(() ->
                scene.living().size() == 1 && scene.living().getFirst().contains("**Held** by **ada**"));
        reviewAndApprove(run);
        within().until(() -> scene.living().getFirst().contains("merges are held"));
        assertThat(scene.checks(run.headSha())).containsEntry("pipe/main", "unfinished");
        scene.says("rob", "/why");
        within().until(() -> scene.replies().contains("**ada** holds it since"));
        assertThat(scene.replies()).contains("until \\*legal\\* says yes");
        assertThat(bots.heard(PullRequestHeld.class, scene.ref))
                .singleElement()
                .satisfies(held -> assertThat(held.by().login()).isEqualTo("ada"));

        var refused = scene.says("tia", "/unhold");
        within().until(() -> scene.reactions(refused).contains("-1"));
        within().until(() -> scene.replies().contains("somebody with more than write permission"));
        var stranger = scene.says("rob", "/unhold");
        within().until(() -> scene.reactions(stranger).contains("-1"));
        assertThat(scene.merged()).isFalse();

        scene.says("ben", "/unhold");
        within().until(scene::merged);
        assertThat(bots.heard(PullRequestReleased.class, scene.ref))
                .singleElement()
                .satisfies(released -> assertThat(released.by().login()).isEqualTo("ben"));
    }

    @Test
    void whatCanBeDoneByHandIsDoneByAWordAndGitHubsRefusalIsTold() {
        var scene = Scene.open(github, "command/chores");
        begun(scene, 1);
        github.as("ben").call("POST", "/repos/" + scene.repo() + "/labels", Json.object("name", "needs docs"));

        scene.says("ben", "/label \"NEEDS docs\"\n/assign @ada\n/cc ben\n/retitle Wire \"BNI\" to AXIS, again");
        within().until(() -> scene.pull().get("title").asText().equals("Wire \"BNI\" to AXIS, again"));
        within().until(() -> scene.pull().at("/labels/0/name").asText().equals("needs docs"));
        within().until(() -> scene.pull().at("/assignees/0/login").asText().equals("ada"));
        within().until(() ->
                scene.pull().at("/requested_reviewers/0/login").asText().equals("ben"));

        scene.says("ben", "/label nonsense");
        within().until(() -> scene.replies().contains("no label `nonsense`"));
        github.ground().user("zoe");
        scene.says("ben", "/assign zoe");
        within().until(() -> scene.replies().contains("GitHub does not let zoe be assigned here"));
        scene.says("ben", "/unlabel \"needs docs\"\n/unassign ada");
        within().until(() -> scene.pull().get("labels").isEmpty()
                && scene.pull().get("assignees").isEmpty());

        scene.says("ada", "/close");
        within().until(() -> scene.pull().get("state").asText().equals("closed"));
        scene.says("ben", "/reopen");
        within().until(() -> scene.pull().get("state").asText().equals("open"));
        begun(scene, 2);
    }

    @Test
    void aMergeThatWasAskedForCanBeTakenBack() {
        var scene = Scene.open(github, "command/taken-back");
        var run = begun(scene, 1);
        scene.says("ben", "/merge");
        within().until(() -> scene.replies().contains("Noted: I merge as soon as"));
        scene.says("ada", "/cancel");
        within().until(() -> scene.replies().contains("The merge that **ben** asked for is off"));

        reviewAndApprove(run);
        within().until(() -> "success".equals(scene.checks(run.headSha()).get("pipe/main")));
        scene.says("rob", "/why");
        within().until(() -> scene.replies().contains("Nobody has asked for the merge yet"));
        assertThat(scene.merged()).isFalse();
        scene.says("ben", "/merge squash");
        within().until(scene::merged);
    }

    @Test
    void whereNobodyNeedsToAskCancellingEndsTheRun() {
        var scene = Scene.open(github, "enforce/cancelled");
        var first = begun(scene, 1);
        scene.says("ada", "/cancel");
        within().until(() -> "cancelled".equals(scene.checks(first.headSha()).get("pipe/main")));
        assertThat(bots.heard(RunFinished.class, scene.ref))
                .extracting(RunFinished::outcome)
                .containsExactly(RunOutcome.CANCELLED);
        reviewAndApprove(first);

        scene.says("ada", "/retest"); // its author, who may
        var second = begun(scene, 2);
        assertThat(second.attempt()).isEqualTo(2);
        assertThat(scene.merged()).isFalse();
        reviewAndApprove(second);
        within().until(scene::merged);
    }

    @Test
    void oneCheckIsRunAgainWhereThatCanBe() {
        var scene = Scene.open(github, "command/one-check");
        begun(scene, 1);
        scene.otherCheck("failure");
        scene.says("ben", "/test nonsense");
        within().until(() -> scene.replies().contains("`nonsense` did not report here"));
        assertThat(scene.replies()).contains("of others: `ci`");
        scene.says("ben", "/test ci");
        within().until(() -> scene.replies().contains("`ci` is not one of GitHub Actions"));
        var head = scene.headSha();
        var jobs = github.actions().start(scene.repo(), new Started(head, "CI", List.of("build", "lint"), false));
        github.actions().finish(scene.repo(), jobs.get("lint"), "success", null);
        github.actions().finish(scene.repo(), jobs.get("build"), "failure", "Compile");
        scene.says("ben", "/test LINT");
        within().until(() -> scene.replies().contains("`lint` passed; only what failed is run again"));
        scene.says("ben", "/test build");
        within().until(() -> github.actions().running(scene.repo(), head, "build") != 0);

        scene.says("ben", "/test pipe/review");
        begun(scene, 2);
    }

    @Test
    void theBaseIsBroughtIntoTheBranch() {
        var scene = Scene.open(github, "command/update");
        begun(scene, 1);
        var news = Map.of("news.txt", "news\n".getBytes(StandardCharsets.UTF_8));
        github.ground().push(new Push(scene.repo(), "main", null, news, "Write news", "ben"));
        scene.says("ada", "/update");
        var second = begun(scene, 2);
        assertThat(scene.get("/repos/" + scene.repo() + "/commits/" + second.headSha())
                        .get("parents"))
                .hasSize(2);
    }
}
