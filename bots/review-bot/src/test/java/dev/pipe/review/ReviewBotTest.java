package dev.pipe.review;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;

import dev.pipe.common.config.Mode;
import dev.pipe.common.config.Stage;
import dev.pipe.common.event.PullRequestRef;
import dev.pipe.common.event.ReviewEvent;
import dev.pipe.common.event.ReviewEvent.Decision;
import dev.pipe.common.event.ReviewEvent.Finding;
import dev.pipe.common.event.ReviewEvent.ReviewCompleted;
import dev.pipe.common.event.ReviewEvent.ReviewFailed;
import dev.pipe.common.event.Topic;
import dev.pipe.common.github.GitHubFailure;
import dev.pipe.common.github.GitHubReads.DiffTooLarge;
import dev.pipe.common.github.GitHubWrite;
import dev.pipe.common.github.GitHubWrite.InlineComment;
import dev.pipe.common.github.GitHubWrite.SetLabels;
import dev.pipe.common.github.GitHubWrite.SettleThreads;
import dev.pipe.common.github.GitHubWrite.SubmitReview;
import dev.pipe.sandbox.tests.SandboxResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;

/** review-bot against a real Kafka and a real PostgreSQL, without a model. */
@QuarkusTest
@QuarkusTestResource(value = SandboxResource.class, restrictToAnnotatedClass = true)
@TestProfile(ReviewBotTest.Hurried.class)
class ReviewBotTest {

    public static class Hurried implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("pipe.bus.max-attempts", "2", "pipe.bus.backoff-min", "50ms");
        }

        @Override
        public Set<Class<?>> getEnabledAlternatives() {
            return Set.of(ScriptedReads.class, NotingWriter.class);
        }
    }

    private static final String HEAD = "a".repeat(40);

    @Inject
    BusProbe bus;

    @Inject
    ScriptedReads github;

    @Inject
    NotingWriter writer;

    @Test
    void aCredentialAndAnSqlConcatenationAreSaidBesideTheirLinesAndRejected() {
        var pullRequest = PullRequestRef.parse("acme/shop#1");
        github.open(pullRequest, HEAD, SampleDiffs.RISKY);
        var request = Asked.review(pullRequest, HEAD, 1);
        bus.say("request-1", request);

        var completed = (ReviewCompleted) soleAnswer(pullRequest);
        assertThat(completed.decision()).isEqualTo(Decision.REJECTED_SECURITY);
        assertThat(completed.findings())
                .extracting(Finding::ruleId, Finding::file, Finding::line)
                .containsExactly(
                        tuple("credential/github-token", "src/main/java/Orders.java", 2),
                        tuple("sql-injection", "src/main/java/Orders.java", 4));
        assertThat(completed.paths()).containsExactly("src/main/java/Orders.java", "README.md");
        assertThat(completed.engine()).isEqualTo("heuristic");
        assertThat(completed.degraded()).contains("No model is configured");
        assertThat(completed.steps()).hasSize(2);
        assertThat(completed.hunks()).isEqualTo(2);

        var review = soleReview(pullRequest);
        assertThat(review.headSha()).isEqualTo(HEAD);
        assertThat(review.marker()).startsWith("review:" + HEAD);
        assertThat(review.comments())
                .extracting(InlineComment::path, InlineComment::line, InlineComment::side)
                .containsExactly(
                        tuple("src/main/java/Orders.java", 2, "RIGHT"), tuple("src/main/java/Orders.java", 4, "RIGHT"));
        assertThat(labels(pullRequest)).containsExactly("changes-requested", "critical-risk");
        assertThat(bus.said(Topic.REVIEWS).toString() + writer.on(pullRequest.toString()))
                .doesNotContain(SampleDiffs.TOKEN.substring(4));

        bus.say("request-1", request); // the same event again, and the same question as another event
        bus.say("request-2", request);
        var next = PullRequestRef.parse("acme/shop#1001");
        github.open(next, HEAD, SampleDiffs.HARMLESS);
        bus.say(Asked.review(next, HEAD, 1));
        soleAnswer(next);
        assertThat(answers(pullRequest)).hasSize(1);
        assertThat(writer.on(pullRequest.toString())).hasSize(2);
    }

    @Test
    void anUnchangedHeadIsNotReviewedAgainButAnswersItsNewRun() {
        var pullRequest = PullRequestRef.parse("acme/shop#2");
        github.open(pullRequest, HEAD, SampleDiffs.RISKY);
        bus.say(Asked.review(pullRequest, HEAD, 1));
        soleAnswer(pullRequest);

        bus.say(Asked.review(pullRequest, HEAD, 2));
        patiently().untilAsserted(() -> assertThat(answers(pullRequest))
                .hasSize(2)
                .last()
                .satisfies(again -> assertThat(again.run().id()).isEqualTo("run-2-2")));
        soleReview(pullRequest);
    }

    @Test
    void aPushSaysOnlyWhatIsNewAndClosesWhatIsMended() {
        var pullRequest = PullRequestRef.parse("acme/shop#21");
        github.open(pullRequest, HEAD, SampleDiffs.RISKY);
        bus.say(Asked.review(pullRequest, HEAD, 1));
        soleReview(pullRequest);

        var moved = "b".repeat(40);
        github.open(pullRequest, moved, SampleDiffs.RISKY_MOVED);
        bus.say(Asked.review(pullRequest, moved, 2));
        patiently().untilAsserted(() -> assertThat(answers(pullRequest)).hasSize(2));
        assertThat(((ReviewCompleted) answers(pullRequest).getLast()).findings())
                .extracting(Finding::id, Finding::line)
                .containsExactly(tuple("F1", 4), tuple("F2", 6));

        var mended = "c".repeat(40);
        github.open(pullRequest, mended, SampleDiffs.RISKY_MOVED.replace(SampleDiffs.TOKEN, "of the vault"));
        bus.say(Asked.review(pullRequest, mended, 3));
        patiently().untilAsserted(() -> assertThat(written(pullRequest, SettleThreads.class))
                .containsExactly(new SettleThreads(pullRequest, List.of("finding:F1"), List.of())));
        soleReview(pullRequest); // neither push had anything new to say

        var worse = "d".repeat(40);
        github.open(pullRequest, worse, SampleDiffs.RISKY_MOVED);
        bus.say(Asked.review(pullRequest, worse, 4));
        patiently().untilAsserted(() -> assertThat(written(pullRequest, SettleThreads.class))
                .last()
                .isEqualTo(new SettleThreads(pullRequest, List.of(), List.of("finding:F1"))));
        soleReview(pullRequest);
    }

    @Test
    void nothingFoundIsNothingSaid() {
        var pullRequest = PullRequestRef.parse("acme/shop#3");
        github.open(pullRequest, HEAD, SampleDiffs.HARMLESS);
        bus.say(Asked.review(pullRequest, HEAD, 1));

        assertThat(((ReviewCompleted) soleAnswer(pullRequest)).decision()).isEqualTo(Decision.AUTO_APPROVED);
        assertThat(labels(pullRequest)).containsExactly("auto-approved", "ready-to-merge");
        assertThat(writer.on(pullRequest.toString())).hasSize(1);
    }

    @Test
    void anObservedRepositoryIsOnlyObserved() {
        var pullRequest = PullRequestRef.parse("acme/shop#4");
        github.open(pullRequest, HEAD, SampleDiffs.RISKY);
        bus.say(Asked.stage(Stage.REVIEW, pullRequest, HEAD, 1, Mode.OBSERVE));

        assertThat(((ReviewCompleted) soleAnswer(pullRequest)).decision()).isEqualTo(Decision.REJECTED_SECURITY);
        assertThat(writer.on(pullRequest.toString())).isEmpty();
    }

    @Test
    void aDiffThatGitHubWithholdsWaitsForAPerson() {
        var pullRequest = PullRequestRef.parse("acme/shop#5");
        github.openWithoutDiff(pullRequest, HEAD, new DiffTooLarge("406"));
        bus.say(Asked.review(pullRequest, HEAD, 1));

        var completed = (ReviewCompleted) soleAnswer(pullRequest);
        assertThat(completed.decision()).isEqualTo(Decision.PENDING_HUMAN_REVIEW);
        assertThat(completed.degraded()).contains("20,000 lines");
        assertThat(labels(pullRequest)).containsExactly("needs-review");
    }

    @Test
    void whatFailsForGoodIsSaidWithItsReason() {
        var unreachable = PullRequestRef.parse("acme/shop#6");
        github.openWithoutDiff(unreachable, HEAD, new GitHubFailure("GitHub answered 502", true, null));
        bus.say(Asked.review(unreachable, HEAD, 1));
        assertThat(((ReviewFailed) soleAnswer(unreachable)).reason()).isEqualTo("GitHub answered 502");

        var moved = PullRequestRef.parse("acme/shop#7");
        github.open(moved, "b".repeat(40), SampleDiffs.RISKY);
        bus.say(Asked.review(moved, HEAD, 1));
        assertThat(((ReviewFailed) soleAnswer(moved)).reason()).contains("moved on to bbbbbbb", "about aaaaaaa");
        assertThat(writer.on(moved.toString())).isEmpty();
    }

    @Test
    void otherStagesAreOthersBusiness() {
        var pullRequest = PullRequestRef.parse("acme/shop#8");
        github.open(pullRequest, HEAD, SampleDiffs.HARMLESS);
        bus.say(Asked.stage(Stage.GOVERNANCE, pullRequest, HEAD, 1, Mode.COMMENT));
        bus.say(Asked.review(pullRequest, HEAD, 2));

        assertThat(soleAnswer(pullRequest).run().attempt()).isEqualTo(2);
    }

    @Test
    void figuresAndHealthAreTold() {
        var pullRequest = PullRequestRef.parse("acme/shop#9");
        github.open(pullRequest, HEAD, SampleDiffs.RISKY);
        bus.say(Asked.review(pullRequest, HEAD, 1));
        soleAnswer(pullRequest);

        given().get("/q/metrics")
                .then()
                .statusCode(200)
                .body(containsString("pipe_review_decisions_total{bot_name=\"review-bot\",decision=\"auto_approved\"}"))
                .body(containsString("pipe_review_risks_total{bot_name=\"review-bot\",level=\"critical\"}"))
                .body(containsString("pipe_review_seconds_bucket{bot_name=\"review-bot\""));
        given().get("/q/health/ready").then().statusCode(200).body(containsString("none configured"));
    }

    private ReviewEvent soleAnswer(PullRequestRef pullRequest) {
        patiently().untilAsserted(() -> assertThat(answers(pullRequest)).hasSize(1));
        return answers(pullRequest).getFirst();
    }

    private List<ReviewEvent> answers(PullRequestRef pullRequest) {
        return bus.said(Topic.REVIEWS).stream()
                .map(ReviewEvent.class::cast)
                .filter(event -> event.run().pullRequest().equals(pullRequest))
                .toList();
    }

    private SubmitReview soleReview(PullRequestRef pullRequest) {
        patiently().untilAsserted(() -> assertThat(written(pullRequest, SubmitReview.class))
                .hasSize(1));
        return written(pullRequest, SubmitReview.class).getFirst();
    }

    private List<String> labels(PullRequestRef pullRequest) {
        patiently().untilAsserted(() -> assertThat(written(pullRequest, SetLabels.class))
                .hasSize(1));
        return written(pullRequest, SetLabels.class).getFirst().set();
    }

    private <W extends GitHubWrite> List<W> written(PullRequestRef pullRequest, Class<W> kind) {
        return writer.on(pullRequest.toString()).stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }

    private static ConditionFactory patiently() {
        return await().atMost(Duration.ofSeconds(30));
    }
}
