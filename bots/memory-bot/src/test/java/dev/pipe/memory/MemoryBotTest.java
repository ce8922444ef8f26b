package dev.pipe.memory;

import static dev.pipe.memory.Shop.REPO;
import static dev.pipe.memory.Shop.TITLES;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.pipe.common.config.Mode;
import dev.pipe.common.event.Actor;
import dev.pipe.common.event.CommandIssued;
import dev.pipe.common.event.Event;
import dev.pipe.common.event.GitHubFact.CommentKind;
import dev.pipe.common.event.GovernanceEvent.Approval;
import dev.pipe.common.event.GovernanceEvent.Decided;
import dev.pipe.common.event.GovernanceEvent.Integration;
import dev.pipe.common.event.GovernanceEvent.Verdict;
import dev.pipe.common.event.MemoryEvent.RecallAnswered;
import dev.pipe.common.event.MemoryEvent.RecallRequested;
import dev.pipe.common.event.MemoryEvent.Remembered;
import dev.pipe.common.event.PipelineEvent.OverrideGiven;
import dev.pipe.common.event.PipelineEvent.OverrideTarget;
import dev.pipe.common.event.PipelineEvent.RunFinished;
import dev.pipe.common.event.PipelineEvent.RunOutcome;
import dev.pipe.common.event.PipelineEvent.RunStarted;
import dev.pipe.common.event.PullRequestRef;
import dev.pipe.common.event.ReviewEvent;
import dev.pipe.common.event.ReviewEvent.Finding;
import dev.pipe.common.event.ReviewEvent.ReviewCompleted;
import dev.pipe.common.event.ReviewEvent.RiskLevel;
import dev.pipe.common.event.RunRef;
import dev.pipe.common.event.Topic;
import dev.pipe.sandbox.github.FakeGitHub;
import dev.pipe.sandbox.tests.SandboxResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** memory-bot against a real Kafka, a real PostgreSQL, the model itself and the fake GitHub. */
@QuarkusTest
@QuarkusTestResource(SandboxResource.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MemoryBotTest {

    private static final Instant AT = Instant.parse("2026-01-05T10:00:00Z");
    private static final Integration BNI_AXIS = new Integration("BNI", "AXIS", "label");
    private static final String SECRET = "ghp_16C7e42F292c6912E7710c838347Ae178B4a";

    @Inject
    BusProbe bus;

    /** Set by the sandbox. */
    FakeGitHub github;

    private boolean begun;

    @BeforeEach
    void beginOnce() {
        if (begun) {
            return;
        }
        begun = true;
        Shop.open(github);
        theStorySoFar();
        patiently()
                .until(() -> remembered(1).size() >= 2
                        && !remembered(2).isEmpty()
                        && !remembered(3).isEmpty());
        patiently().untilAsserted(() -> given().get("/q/health/ready")
                .then()
                .body("checks.find { it.name == 'Memory' }.data.withoutVectors", equalTo(0))
                .body("checks.find { it.name == 'Memory' }.data.memories", equalTo(3)));
    }

    private void theStorySoFar() {
        bus.say("started-1", new RunStarted(run(1), ada(), TITLES.getFirst(), Mode.ENFORCE, "opened", AT));
        bus.say("reviewed-1", review(1, ReviewEvent.Decision.AUTO_APPROVED, RiskLevel.NONE, List.of()));
        var approvals = List.of(approval("bob", 2), approval("eve", 3));
        bus.say(
                "decided-1",
                new Decided(run(1), Verdict.APPROVED, approvals, 2, BNI_AXIS, "Two approvals", "v1", 1, "hash", AT));
        bus.say("finished-1", new RunFinished(run(1), RunOutcome.MERGED, "All stages passed", AT.plusSeconds(60)));
        var finding = new Finding(
                "hard-coded-credential",
                "SECURITY",
                RiskLevel.CRITICAL,
                "Export.java",
                7,
                "Hard-coded credential",
                "token = " + SECRET,
                "Whoever reads the repository has it",
                "Move it out",
                0.99);
        bus.say("reviewed-2", review(2, ReviewEvent.Decision.REJECTED_SECURITY, RiskLevel.CRITICAL, List.of(finding)));
        bus.say("reviewed-3", review(3, ReviewEvent.Decision.AUTO_APPROVED, RiskLevel.NONE, List.of()));
    }

    @Test
    void anEarlierDecisionOnTheSamePairOfDomainsIsCitedWithItsLink() {
        var id = UUID.randomUUID().toString();
        bus.say("ask-" + id, new RecallRequested(id, "pipeline-bot", pull(4), TITLES.get(3), BNI_AXIS, AT));
        bus.say("ask-" + id, new RecallRequested(id, "pipeline-bot", pull(4), TITLES.get(3), BNI_AXIS, AT));

        var answer = answerTo(id);
        assertThat(answer.degraded()).isEmpty();
        assertThat(answer.askedBy()).isEqualTo("pipeline-bot");
        var precedent = answer.precedents().getFirst();
        assertThat(precedent.pullRequest()).isEqualTo(pull(1));
        assertThat(precedent.title()).isEqualTo(TITLES.getFirst());
        assertThat(precedent.outcome()).isEqualTo("merged");
        assertThat(precedent.why()).isEqualTo("Approved by bob and eve: Two approvals");
        assertThat(precedent.url()).isEqualTo(github.webUrl() + "/acme/shop/pull/1");
        assertThat(precedent.decidedAt()).isEqualTo(AT.plusSeconds(60));
        assertThat(precedent.score()).isEqualTo(1);

        bus.say(new RecallRequested(id + "-2", "pipeline-bot", pull(4), TITLES.get(3), BNI_AXIS, AT));
        answerTo(id + "-2"); // what was asked twice has been answered by now
        assertThat(answers(id)).hasSize(1);
    }

    @Test
    void thePullRequestThatAsksIsNoPrecedentForItself() {
        var id = UUID.randomUUID().toString();
        bus.say(new RecallRequested(id, "pipeline-bot", pull(1), TITLES.getFirst(), BNI_AXIS, AT));
        assertThat(answerTo(id).precedents())
                .noneMatch(precedent -> precedent.pullRequest().equals(pull(1)));
    }

    @Test
    void anOverrideIsRememberedWithItsReason() {
        var before = remembered(2).size();
        var reason = "The quota mirror is known to be down";
        bus.say("override-2", new OverrideGiven(run(2), OverrideTarget.REVIEW, "", ada(), reason, AT));
        patiently().until(() -> remembered(2).size() > before);

        var id = UUID.randomUUID().toString();
        bus.say(new RecallRequested(id, "pipeline-bot", pull(4), "quota mirror known to be down", null, AT));
        assertThat(answerTo(id).precedents())
                .filteredOn(precedent -> precedent.pullRequest().equals(pull(2)))
                .singleElement()
                .satisfies(precedent -> assertThat(precedent.why()).contains("review overridden by ada: " + reason));
    }

    @Test
    void whatIsToldTwiceIsRememberedOnce() {
        var before = remembered(1).size();
        theStorySoFar();
        var id = UUID.randomUUID().toString();
        bus.say(new RecallRequested(id, "pipeline-bot", pull(4), TITLES.get(3), BNI_AXIS, AT));
        answerTo(id);
        assertThat(remembered(1)).hasSize(before);
    }

    @Test
    void peopleRecallByMeaning() {
        var comment = github.as("ada").comment(REPO, 4, "/recall password in the source");
        var command = new CommandIssued(
                pull(4),
                "recall",
                List.of("password", "in", "the", "source"),
                "password in the source",
                ada(),
                "write",
                CommentKind.ISSUE_COMMENT,
                comment,
                0,
                null,
                AT);
        bus.say("command-1", command);
        patiently().untilAsserted(() -> assertThat(github.as("ada").get("/repos/" + REPO + "/issues/4/comments"))
                .hasSize(2)
                .last()
                .satisfies(reply -> assertThat(reply.get("body").asText())
                        .contains("[" + TITLES.get(1) + "](<" + github.webUrl() + "/acme/shop/pull/2>)"
                                + " was **rejected in review** on 5 Jan 2026, 10:00 UTC: Hard-coded credential in"
                                + " Export.java")));
    }

    @Test
    void operatorsAskByTheApiAndNobodyElse() {
        given().get("/api/memory?q=credential").then().statusCode(401);
        api("credential")
                .statusCode(200)
                .body("precedents", hasSize(1))
                .body("precedents[0].title", equalTo(TITLES.get(1)))
                .body("degraded", equalTo(""));
        api("football results").statusCode(200).body("precedents", hasSize(0));
        api("").statusCode(400);
        api(SECRET).statusCode(200).body("precedents", hasSize(0));
        given().get("/q/metrics")
                .then()
                .body(containsString("pipe_memory_items_total{bot_name=\"memory-bot\"} 3.0"))
                .body(containsString("pipe_memory_recalls_total{bot_name=\"memory-bot\",outcome=\"found\"}"))
                .body(containsString("pipe_memory_recall_seconds_count{bot_name=\"memory-bot\"}"));
    }

    private ValidatableResponse api(String words) {
        return given().header("Authorization", "Bearer secret")
                .queryParam("q", words)
                .get("/api/memory")
                .then();
    }

    private RecallAnswered answerTo(String id) {
        patiently().until(() -> !answers(id).isEmpty());
        return answers(id).getFirst();
    }

    private List<RecallAnswered> answers(String id) {
        return all(RecallAnswered.class).stream()
                .filter(answer -> answer.requestId().equals(id))
                .toList();
    }

    private List<Remembered> remembered(int number) {
        return all(Remembered.class).stream()
                .filter(it -> it.pullRequest().equals(pull(number)))
                .toList();
    }

    private <E extends Event> List<E> all(Class<E> type) {
        return bus.said(Topic.MEMORY).stream()
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    private static ReviewCompleted review(
            int number, ReviewEvent.Decision decision, RiskLevel risk, List<Finding> findings) {
        return new ReviewCompleted(
                run(number), decision, risk, findings, List.of(), List.of(), 1, "heuristic", "", "", AT, 10);
    }

    private static Approval approval(String login, long id) {
        return new Approval(new Actor(login, id, false), "comment", AT);
    }

    private static RunRef run(int number) {
        return new RunRef("run-" + number, pull(number), "0123456789abcdef", "main", 1);
    }

    private static PullRequestRef pull(int number) {
        return PullRequestRef.parse(REPO + "#" + number);
    }

    private static Actor ada() {
        return new Actor("ada", 1, false);
    }

    private static ConditionFactory patiently() {
        return await().atMost(Duration.ofSeconds(30));
    }
}
