package dev.pipe.pipeline.conductor;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pipe.common.config.Stage;
import dev.pipe.common.event.Actor;
import dev.pipe.common.event.DeadLettered;
import dev.pipe.common.event.GitHubFact.CommentAdded;
import dev.pipe.common.event.GitHubFact.CommentKind;
import dev.pipe.common.event.GovernanceEvent.Approval;
import dev.pipe.common.event.GovernanceEvent.ApprovalRequested;
import dev.pipe.common.event.GovernanceEvent.ApprovalWithdrawn;
import dev.pipe.common.event.GovernanceEvent.Decided;
import dev.pipe.common.event.GovernanceEvent.Integration;
import dev.pipe.common.event.GovernanceEvent.Verdict;
import dev.pipe.common.event.InfraEvent.HoldCleared;
import dev.pipe.common.event.InfraEvent.HoldRaised;
import dev.pipe.common.event.MemoryEvent.Precedent;
import dev.pipe.common.event.MemoryEvent.RecallAnswered;
import dev.pipe.common.event.MemoryEvent.RecallRequested;
import dev.pipe.common.event.PipelineEvent.PullRequestHeld;
import dev.pipe.common.event.PipelineEvent.RunFinished;
import dev.pipe.common.event.PipelineEvent.RunOutcome;
import dev.pipe.common.event.PipelineEvent.RunStarted;
import dev.pipe.common.event.PipelineEvent.StageRequested;
import dev.pipe.common.event.PullRequestRef;
import dev.pipe.common.event.RepoRef;
import dev.pipe.common.event.ReviewEvent.Decision;
import dev.pipe.common.event.ReviewEvent.Finding;
import dev.pipe.common.event.ReviewEvent.ReviewCompleted;
import dev.pipe.common.event.ReviewEvent.RiskLevel;
import dev.pipe.common.event.RunRef;
import dev.pipe.pipeline.catchup.ReadOpenPullRequests;
import dev.pipe.pipeline.reconcile.TakeNow;
import dev.pipe.sandbox.github.FakeGitHub;
import dev.pipe.sandbox.github.faults.RestFault.Plan;
import dev.pipe.sandbox.github.http.Json;
import dev.pipe.sandbox.github.world.Delivery;
import dev.pipe.sandbox.tests.SandboxResource;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The conductor from a webhook to the merge: real Kafka, real PostgreSQL, the fake GitHub; the other bots are played. */
@QuarkusTest
@WithTestResource(value = SandboxResource.class, scope = TestResourceScope.MATCHING_RESOURCES)
@WithTestResource(value = FakeGitHubResource.class, scope = TestResourceScope.MATCHING_RESOURCES)
@TestProfile(ConductorTest.Hurried.class)
public class ConductorTest {

    /** {@code enforce/*} merges by itself, {@code command/*} on command, {@code observe/*} is silent, others comment. */
    public static class Hurried implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            var settings = new HashMap<String, String>();
            settings.put("pipe.pipeline.repositories.\"enforce/*\".mode", "enforce");
            settings.put("pipe.pipeline.repositories.\"enforce/*\".merge-trigger", "auto");
            settings.put("pipe.pipeline.repositories.\"command/*\".mode", "enforce");
            settings.put("pipe.pipeline.repositories.\"observe/*\".mode", "observe");
            settings.put("pipe.pipeline.checks-poll-interval", "2s");
            settings.put("pipe.pipeline.mergeable-poll-interval", "300ms");
            settings.put("pipe.pipeline.sweep-interval", "200ms");
            settings.put("pipe.pipeline.comment-interval", "300ms");
            settings.put("pipe.pipeline.infra-silent-after", "1h");
            settings.put("pipe.reconcile.every", "1s");
            settings.put("pipe.reconcile.ask-again-after", "1s");
            settings.put("pipe.pipeline.commands-per-actor", "1000");
            settings.put("pipe.pipeline.commands-per-pull-request", String.valueOf(MOST_COMMANDS));
            settings.put("pipe.webhook.secret", SECRET);
            settings.put("pipe.api.token", TOKEN);
            settings.put("pipe.bus.max-attempts", "4");
            settings.put("pipe.bus.backoff-min", "100ms");
            return settings;
        }
    }

    /** On one pull request. */
    static final int MOST_COMMANDS = 20;

    private static final String SECRET = "it is a secret";
    private static final String TOKEN = "token";
    private static final URI NOBODY = URI.create("http://127.0.0.1:9/webhooks/github");
    private static final Actor BEN = new Actor("ben", 22, false);
    private static final Actor EVE = new Actor("eve", 23, false);
    private static final Integration PAIR = new Integration("BNI", "AXIS", "title");

    @TestHTTPResource("/webhooks/github")
    URI webhooks;

    @Inject
    OtherBots bots;

    @Inject
    ReadOpenPullRequests read;

    @Inject
    TakeNow poll;

    FakeGitHub github;

    @BeforeEach
    void listen() {
        github.webhook(webhooks, SECRET);
    }

    @Test
    void aPullRequestIsReviewedApprovedCheckedAndMerged() {
        var scene = Scene.open(github, "enforce/whole-life");
        var run = begun(scene, 1);
        within().until(() -> "unfinished".equals(scene.checks(run.headSha()).get("pipe/main")));
        within().until(() ->
                scene.living().size() == 1 && scene.living().getFirst().contains("Being reviewed"));

        reviewPasses(run);
        bots.say(new ApprovalRequested(run, 2, List.of(), PAIR, "Two approvals are needed.", Instant.now()));
        within().until(() -> scene.living().getFirst().contains("Waiting for 2 approvals · BNI → AXIS"));
        memoryAnswers(scene);
        within().until(() -> scene.living().getFirst().contains("enforce/earlier"));

        scene.otherCheck("pending");
        approve(run, BEN, EVE);
        within().until(() -> scene.living().getFirst().contains("Waiting for 1 other check"));
        assertThat(scene.merged()).isFalse();
        scene.otherCheck("success");

        within().until(scene::merged);
        within().until(() -> bots.heard(RunFinished.class, scene.ref).size() == 1);
        within().until(() -> scene.living().getFirst().contains("🎉 Merged"));
        assertThat(bots.heard(RunFinished.class, scene.ref).getFirst().outcome())
                .isEqualTo(RunOutcome.MERGED);
        assertThat(bots.heard(StageRequested.class, scene.ref))
                .extracting(StageRequested::stage)
                .containsExactly(Stage.values());
        assertThat(scene.checks(run.headSha()))
                .containsEntry("pipe/review", "success")
                .containsEntry("pipe/governance", "success")
                .containsEntry("pipe/checks", "success")
                .containsEntry("pipe/merge", "success")
                .containsEntry("pipe/main", "success");
        assertThat(scene.living()).singleElement().asString().contains("**Ledger** row 7, hash `c0ffee`");
    }

    @Test
    void aNewHeadSupersedesTheRunAndItsUnfinishedChecksAreCancelled() {
        var scene = Scene.open(github, "enforce/superseded");
        var first = begun(scene, 1);
        reviewPasses(first);
        within().until(() -> "success".equals(scene.checks(first.headSha()).get("pipe/review")));

        scene.push("three");
        var second = begun(scene, 2);

        assertThat(second.headSha()).isNotEqualTo(first.headSha());
        within().until(() -> "unfinished".equals(scene.checks(second.headSha()).get("pipe/review")));
        within().until(() -> "cancelled".equals(scene.checks(first.headSha()).get("pipe/main")));
        assertThat(scene.checks(first.headSha()))
                .containsEntry("pipe/review", "success")
                .containsEntry("pipe/governance", "cancelled")
                .containsEntry("pipe/merge", "cancelled");
        assertThat(bots.heard(RunFinished.class, scene.ref))
                .extracting(RunFinished::outcome)
                .containsExactly(RunOutcome.SUPERSEDED);

        reviewPasses(first); // of the past: changes nothing
        approve(first, BEN);
        reviewPasses(second);
        within().until(() -> "success".equals(scene.checks(second.headSha()).get("pipe/review")));
        assertThat(scene.merged()).isFalse();
        assertThat(scene.living()).hasSize(1);
    }

    @Test
    void aHoldKeepsAReadyPullRequestFromTheMergeUntilItClears() {
        var scene = Scene.open(github, "enforce/held");
        var run = begun(scene, 1);
        bots.say(new HoldRaised("hold-1", "bot/review-bot", "enforce/held", "review-bot is silent", Instant.now()));
        reviewPasses(run);
        approve(run, BEN);
        within().until(() -> scene.living().getFirst().contains("merges are held"));
        assertThat(scene.checks(run.headSha())).containsEntry("pipe/main", "unfinished");

        scene.says("rob", "/why");
        within().until(() -> scene.replies().contains("review-bot is silent"));
        assertThat(why(scene)).contains("\"kind\":\"hold\"").contains("review-bot is silent");
        assertThat(scene.merged()).isFalse();

        bots.say(new HoldCleared("hold-1", "bot/review-bot", "review-bot is heard again", Instant.now()));
        within().until(scene::merged);
    }

    @Test
    void greenForScratchSaysNothingAboutMain() {
        var scene = Scene.open(github, "command/retarget");
        begun(scene, 1);
        scene.retarget("scratch");
        var scratch = begun(scene, 2);
        assertThat(scratch.base()).isEqualTo("scratch");
        pass(scratch);
        within().until(() -> "success".equals(scene.checks(scratch.headSha()).get("pipe/scratch")));

        scene.retarget("main");
        var main = begun(scene, 3);
        assertThat(main.headSha()).isEqualTo(scratch.headSha());
        assertThat(main.attempt()).isEqualTo(2);
        within().until(() -> "unfinished".equals(scene.checks(main.headSha()).get("pipe/main")));
        within().until(() -> "cancelled".equals(scene.checks(main.headSha()).get("pipe/scratch")));

        approve(scratch, BEN); // for the other base: counts for nothing here
        scene.says("ben", "/merge");
        within().until(() -> scene.replies().contains("Noted: I merge as soon as"));
        assertThat(scene.merged()).isFalse();

        pass(main);
        within().until(scene::merged);
        assertThat(scene.pull().get("base").get("ref").asText()).isEqualTo("main");
    }

    @Test
    void aWithdrawnApprovalPutsUnfinishedChecksBackAndNothingIsMerged() {
        var scene = Scene.open(github, "command/withdrawn");
        var run = begun(scene, 1);
        pass(run);
        within().until(() -> "success".equals(scene.checks(run.headSha()).get("pipe/main")));

        bots.say(new ApprovalWithdrawn(run, new Approval(BEN, "/approve", Instant.now()), "cancelled", Instant.now()));
        bots.say(new ApprovalRequested(run, 1, List.of(), null, "One approval is needed.", Instant.now()));
        within().until(() -> "unfinished".equals(scene.checks(run.headSha()).get("pipe/main")));
        assertThat(scene.checks(run.headSha())).containsEntry("pipe/governance", "unfinished");

        scene.says("ben", "/merge");
        within().until(() -> scene.replies().contains("Noted"));
        assertThat(scene.merged()).isFalse();
        approve(run, EVE);
        within().until(scene::merged);
    }

    @Test
    void byDefaultTheSuiteCommentsAndNeitherBlocksNorMerges() {
        var scene = Scene.open(github, "plain/comment");
        var run = begun(scene, 1);
        var risk = new Finding(
                "credential",
                "security",
                RiskLevel.CRITICAL,
                "feature.txt",
                1,
                "Hard-coded credential",
                "AK**",
                "",
                "Use a vault",
                1);
        bots.say(review(run, Decision.REJECTED_SECURITY, risk));

        within().until(() ->
                scene.living().size() == 1 && scene.living().getFirst().contains("Rejected by the review"));
        within().until(() -> "neutral".equals(scene.checks(run.headSha()).get("pipe/review")));
        assertThat(scene.checks(run.headSha())).containsEntry("pipe/main", "neutral");
        assertThat(scene.living().getFirst()).contains("Hard-coded credential", "feature.txt:1");

        var asked = scene.says("ben", "/merge");
        within().until(() -> scene.reactions(asked).contains("-1"));
        within().until(() -> scene.replies().contains("comment` mode"));
    }

    @Test
    void observingNothingIsWrittenAtAll() {
        var scene = Scene.open(github, "observe/silent");
        var run = begun(scene, 1);
        var asked = scene.says("ben", "/help");
        pass(run);
        within().until(() -> runs(scene).contains("\"merge\",\"status\":\"running\""));

        assertThat(scene.botSaid()).isEmpty();
        assertThat(scene.checks(run.headSha())).isEmpty();
        assertThat(scene.reactions(asked)).isEmpty();
        assertThat(scene.merged()).isFalse();
    }

    @Test
    void commandsAreAnsweredOnceAndRefusedWithTheReason() {
        var scene = Scene.open(github, "command/talk");
        begun(scene, 1);

        var refused = scene.says("rob", "/merge");
        within().until(() -> scene.reactions(refused).contains("-1"));
        within().until(() -> scene.replies().contains("needs write permission"));

        scene.says("rob", "/help");
        within().until(() -> scene.replies().contains("What you can type"));
        assertThat(scene.replies()).contains("`/merge [merge\\|squash\\|rebase]`", "governance-bot");

        scene.says("rob", "/statsu");
        within().until(() -> scene.replies().contains("Did you mean `/status`"));

        scene.says("rob", "/status");
        within().until(() -> scene.replies().contains("Reading the diff"));
        assertThat(scene.botSaid()).hasSize(5); // the living comment and four answers
    }

    @Test
    void aCommandSeenLateIsNotRunButAsksToBeRepeated() {
        var scene = Scene.open(github, "command/late");
        begun(scene, 1);
        var comment = scene.says("ben", "I had written /retest here.");
        bots.say(new CommentAdded(
                scene.ref,
                CommentKind.ISSUE_COMMENT,
                comment,
                BEN,
                "/retest",
                null,
                Instant.now().minus(Duration.ofMinutes(16)),
                false));

        within().until(() -> scene.replies().contains("I saw this `/retest` late"));
        assertThat(bots.heard(RunStarted.class, scene.ref)).hasSize(1);
    }

    @Test
    void aRetestIsAnotherAttemptOnTheSameHead() {
        var scene = Scene.open(github, "command/retest");
        var first = begun(scene, 1);
        bots.say(review(first, Decision.REJECTED_CRITICAL_RISK));
        within().until(() -> "failure".equals(scene.checks(first.headSha()).get("pipe/main")));

        var asked = scene.says("ben", "/retest");
        var second = begun(scene, 2);

        assertThat(second.headSha()).isEqualTo(first.headSha());
        assertThat(second.attempt()).isEqualTo(2);
        within().until(() -> scene.reactions(asked).contains("+1"));
        within().until(() -> "unfinished".equals(scene.checks(second.headSha()).get("pipe/main")));
    }

    @Test
    void reRunningEveryCheckIsOneMoreAttempt() {
        var scene = Scene.open(github, "command/rerun");
        var first = begun(scene, 1);
        bots.say(review(first, Decision.REJECTED_CRITICAL_RISK));
        within().until(() -> "failure".equals(scene.checks(first.headSha()).get("pipe/main")));

        scene.rerunOurChecks(); // GitHub sends one request for each
        assertThat(begun(scene, 2).attempt()).isEqualTo(2);

        scene.says("rob", "/help"); // after all of them
        within().until(() -> scene.replies().contains("What you can type"));
        assertThat(bots.heard(RunStarted.class, scene.ref)).hasSize(2);
    }

    @Test
    void aCommitThatTwoPullRequestsShareIsGreenOnlyWhenBothAre() {
        var scene = Scene.open(github, "enforce/shared");
        var run = begun(scene, 1);
        var twin = scene.twin();
        var other = begun(twin, 1);
        assertThat(other.headSha()).isEqualTo(run.headSha());

        pass(run);
        within().until(() -> scene.living().size() == 1
                && scene.living().getFirst().contains("not on a pull request of the same head"));
        assertThat(scene.checks(run.headSha())).containsEntry("pipe/main", "unfinished");
        assertThat(scene.merged()).isFalse();

        twin.close();
        within().until(scene::merged);
    }

    @Test
    void deliveriesThatComeTwiceAndInTheWrongOrderMakeOneComment() {
        var scene = Scene.open(github, "command/shuffled");
        var first = begun(scene, 1);
        github.deliveries().stream()
                .filter(delivery -> delivery.toString().contains("shuffled"))
                .toList()
                .reversed()
                .forEach(github::redeliver);
        scene.push("three");
        var second = begun(scene, 2);
        reviewPasses(second);
        reviewPasses(first);
        bots.say(new ApprovalRequested(second, 1, List.of(), null, "One approval is needed.", Instant.now()));
        bots.say(new ApprovalRequested(second, 1, List.of(), null, "One approval is needed.", Instant.now()));

        within().until(() -> scene.living().getFirst().contains("Waiting for 1 approval"));
        assertThat(scene.living()).hasSize(1);
        assertThat(bots.heard(RunStarted.class, scene.ref)).hasSize(2);
    }

    @Test
    void closedItEndsAndReopenedItBeginsAgain() {
        var scene = Scene.open(github, "command/reopened");
        var first = begun(scene, 1);
        scene.close();
        within().until(() -> bots.heard(RunFinished.class, scene.ref).size() == 1);
        assertThat(bots.heard(RunFinished.class, scene.ref).getFirst().outcome())
                .isEqualTo(RunOutcome.CLOSED);
        within().until(() -> "cancelled".equals(scene.checks(first.headSha()).get("pipe/main")));

        scene.reopen();
        var second = begun(scene, 2);
        assertThat(second.attempt()).isEqualTo(2);
        assertThat(scene.living()).hasSize(1);
    }

    @Test
    void redeliveredFactsChangeNothing() {
        var scene = Scene.open(github, "command/redelivered");
        begun(scene, 1);
        github.deliveries().stream()
                .filter(delivery -> delivery.toString().contains("redelivered"))
                .toList()
                .forEach(github::redeliver);
        scene.says("rob", "/help");
        within().until(() -> scene.replies().contains("What you can type"));

        assertThat(bots.heard(RunStarted.class, scene.ref)).hasSize(1);
        assertThat(scene.living()).hasSize(1);
    }

    @Test
    void whatABotGaveUpOnFailsItsStageAndIsNamed() {
        var scene = Scene.open(github, "command/dead");
        var run = begun(scene, 1);
        bots.say(new DeadLettered(
                "review-bot",
                "dev.pipe.pipeline.stage-requested.v1",
                scene.ref.toString(),
                scene.ref,
                run.id() + "/review/requested",
                "pipe.pipelines",
                0,
                1,
                42,
                "the disk is full",
                12,
                Instant.now()));

        within().until(() -> "failure".equals(scene.checks(run.headSha()).get("pipe/review")));
        assertThat(why(scene)).contains("the disk is full", "row 42");

        reviewPasses(run); // an operator requeued it
        within().until(() -> "success".equals(scene.checks(run.headSha()).get("pipe/review")));
    }

    @Test
    void whatGitHubCouldNotHandOverIsCaughtUpByItselfAndNamed() {
        github.webhook(NOBODY, SECRET);
        var scene = Scene.open(github, "comment/outage");
        var pushed = scene.push("while nobody listened");
        within().until(() -> missed(scene) >= 2);
        within().until(() -> given().header("Authorization", "Bearer " + TOKEN)
                .get("/q/metrics")
                .asString()
                .matches("(?s).*pipe_gateway_gap_seconds\\{[^}]*} [1-9].*"));
        listen();
        within().until(() -> bots.heard(RunStarted.class, scene.ref).stream()
                .anyMatch(started -> started.run().headSha().equals(pushed)));
        within().until(() -> api("/api/gaps", scene).contains("\"by\":\"REDELIVERY\""));
        scene.says("ben", "/status");
        within().until(() -> scene.replies().contains("caught up by redelivery"));
    }

    @Test
    void aCommandThatWasEditedBeforeItWasReadIsNobodysAndNotRun() {
        github.webhook(NOBODY, SECRET);
        var scene = Scene.open(github, "comment/edited-and-read");
        var comment = scene.says("ada", "Thank you");
        within().until(
                        () -> { // GitHub's clock shows seconds
                            var edited = github.as("ben")
                                    .call(
                                            "PATCH",
                                            "/repos/" + scene.repo() + "/issues/comments/" + comment,
                                            Json.object("body", "/hold in ada's name\n/status"));
                            return !edited.path("updated_at").equals(edited.path("created_at"));
                        });
        within().until(() -> {
            read.read(scene.ref.repo(), Instant.EPOCH);
            return bots.told(scene.ref, "CommentAdded") == 1;
        });
        within().until(() ->
                scene.replies().contains("I did not run this `/hold`: this comment was edited before I read it"));
        within().until(() -> scene.replies().contains("Reading the diff"));
        assertThat(bots.heard(PullRequestHeld.class, scene.ref)).isEmpty();
        listen();
    }

    @Test
    void aPullRequestThatIsReadAndDeliveredGivesEachFactOnce() {
        github.webhook(NOBODY, SECRET);
        var scene = Scene.open(github, "comment/read-and-delivered");
        read.read(scene.ref.repo(), Instant.EPOCH);
        begun(scene, 1);
        scene.says("ada", "Please have a look");
        github.as("ben").approve(scene.repo(), scene.ref.number());
        read.read(scene.ref.repo(), Instant.EPOCH);
        within().until(() -> bots.told(scene.ref, "CommentAdded", "ReviewSubmitted") >= 2);
        whatDoesNotChangeCostsNothing(scene);
        listen();
        within().until(() -> missed(scene) == 0);
        within().until(() -> given().header("Authorization", "Bearer " + TOKEN)
                        .get("/api/deliveries/" + newestOf(scene))
                        .statusCode()
                == 200);
        assertThat(bots.told(scene.ref, "PullRequestChanged")).isEqualTo(1);
        assertThat(bots.told(scene.ref, "CommentAdded", "ReviewSubmitted")).isEqualTo(2);
        assertThat(bots.heard(RunStarted.class, scene.ref)).hasSize(1);
    }

    @Test
    void withoutAnAddressThatGitHubReachesItsListIsReadAndTheDeliveriesChangeNothing() {
        github.webhook(NOBODY, SECRET);
        var scene = Scene.open(github, "comment/polled");
        scene.says("ada", "Please have a look");
        within().until(() -> missed(scene) >= 2);
        poll.takeAll();
        begun(scene, 1);
        within().until(() -> bots.told(scene.ref, "CommentAdded") == 1);
        poll.takeAll();
        listen();
        within().until(() -> missed(scene) == 0);
        assertThat(bots.told(scene.ref, "PullRequestChanged", "CommentAdded")).isEqualTo(2);
        assertThat(bots.heard(RunStarted.class, scene.ref)).hasSize(1);
    }

    @Test
    void aDeliveryThatCannotBeHadHoldsNoneBehindIt() {
        github.webhook(NOBODY, SECRET);
        var scene = Scene.open(github, "comment/one-is-lost");
        within().until(() -> missed(scene) >= 1);
        github.restFaults()
                .plan(Plan.status(404, "GET", "/app/hook/deliveries/" + idOf(newestOf(scene)))
                        .times(100));
        scene.says("ada", "Please have a look");
        within().until(() -> missed(scene) >= 2);

        poll.takeAll();

        within().until(() -> bots.told(scene.ref, "CommentAdded") == 1);
        assertThat(bots.told(scene.ref, "PullRequestChanged")).isZero();
        github.restFaults().clear();
        poll.takeAll();
        begun(scene, 1);
        listen();
    }

    private long idOf(String guid) {
        return github.deliveries().stream()
                .filter(one -> one.guid().equals(guid))
                .findFirst()
                .orElseThrow()
                .id();
    }

    @Test
    void aRepositoryIsReadUnderTheNameThatGitHubSpellsItBy() {
        github.webhook(NOBODY, SECRET);
        var scene = Scene.open(github, "comment/spelled");
        within().until(
                        () -> { // another reader may be at it
                            read.read(
                                    RepoRef.parse("Comment/SPELLED"),
                                    Instant.now().plusSeconds(1)); // when its delivery failed
                            return !bots.heard(RunStarted.class, scene.ref).isEmpty();
                        });

        github.as("ada")
                .call(
                        "PATCH",
                        "/repos/" + scene.repo() + "/pulls/" + scene.ref.number(),
                        Json.object("state", "closed"));
        within().until(() -> {
            read.read(RepoRef.parse("Comment/SPELLED"), Instant.EPOCH);
            return bots.told(scene.ref, "PullRequestChanged") == 2;
        });
        listen();
    }

    @Test
    void whatGitHubsListDoesNotTellAnyMoreIsReadFromThePullRequests() {
        var before = Scene.open(github, "comment/before-the-silence");
        begun(before, 1);
        github.webhook(NOBODY, SECRET);
        var scene = Scene.open(github, "comment/forgotten");
        within().until(() -> missed(scene) >= 1);
        github.forgetDeliveries();
        begun(scene, 1);
        within().until(() -> api("/api/gaps", scene).contains("\"by\":\"READING\""));
    }

    /** Read again, a repository where nothing happens tells nothing and is answered with 304. */
    private void whatDoesNotChangeCostsNothing(Scene scene) {
        within().until(() -> {
            read.read(scene.ref.repo());
            github.requests().clear();
            return read.read(scene.ref.repo()) == 0
                    && github.requests().entries().stream()
                                    .filter(one -> one.path().startsWith("/repos/" + scene.repo()))
                                    .filter(one -> one.status() == 304)
                                    .count()
                            >= 3;
        });
    }

    /** How many deliveries of the scene's repository nobody has taken. */
    private long missed(Scene scene) {
        var ofScene = github.deliveries().stream()
                .filter(one -> new String(one.message().body(), UTF_8).contains("\"" + scene.repo() + "\""))
                .toList();
        var taken = ofScene.stream()
                .filter(one -> one.outcome().statusCode() == 202)
                .map(Delivery::guid)
                .toList();
        return ofScene.stream()
                .map(Delivery::guid)
                .filter(guid -> !taken.contains(guid))
                .distinct()
                .count();
    }

    private String newestOf(Scene scene) {
        return github.deliveries().reversed().stream()
                .filter(one -> new String(one.message().body(), UTF_8).contains("\"" + scene.repo() + "\""))
                .filter(one -> one.message().event().startsWith("pull_request"))
                .findFirst()
                .orElseThrow()
                .guid();
    }

    private RunRef begun(Scene scene, int nth) {
        within().until(() -> bots.heard(RunStarted.class, scene.ref).size() >= nth);
        var started = bots.heard(RunStarted.class, scene.ref);
        assertThat(started).hasSize(nth);
        return started.getLast().run();
    }

    private void pass(RunRef run) {
        reviewPasses(run);
        approve(run, BEN);
    }

    private void reviewPasses(RunRef run) {
        bots.say(review(run, Decision.AUTO_APPROVED));
    }

    private static ReviewCompleted review(RunRef run, Decision decision, Finding... findings) {
        var level = findings.length == 0 ? RiskLevel.NONE : findings[0].level();
        return new ReviewCompleted(
                run,
                decision,
                level,
                List.of(findings),
                List.of(),
                List.of("feature.txt"),
                1,
                "heuristic",
                "",
                "",
                Instant.now(),
                5);
    }

    private void approve(RunRef run, Actor... actors) {
        var approvals = Arrays.stream(actors)
                .map(actor -> new Approval(actor, "/approve", Instant.now()))
                .toList();
        bots.say(new Decided(
                run,
                Verdict.APPROVED,
                approvals,
                approvals.size(),
                PAIR,
                "approved",
                "default-1",
                7,
                "c0ffee",
                Instant.now()));
    }

    private void memoryAnswers(Scene scene) {
        within().until(() -> bots.heard(RecallRequested.class, scene.ref).size() == 2);
        var asked = bots.heard(RecallRequested.class, scene.ref).stream()
                .filter(request -> request.integration() != null)
                .findFirst()
                .orElseThrow();
        var earlier = new Precedent(
                PullRequestRef.parse("enforce/earlier#3"),
                "Wire BNI to AXIS",
                "approved",
                "two approvals",
                "https://github.example/enforce/earlier/pull/3",
                Instant.now(),
                0.9);
        bots.say(new RecallAnswered(
                asked.requestId(), asked.askedBy(), asked.pullRequest(), List.of(earlier), "", Instant.now()));
    }

    private static String why(Scene scene) {
        return api("/api/why", scene);
    }

    private static String runs(Scene scene) {
        return api("/api/runs", scene);
    }

    private static String api(String path, Scene scene) {
        return given().header("Authorization", "Bearer " + TOKEN)
                .queryParam("pullRequest", scene.ref.toString())
                .get(path)
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }

    private static ConditionFactory within() {
        return await().atMost(Duration.ofSeconds(40)).pollInterval(Duration.ofMillis(250));
    }
}
