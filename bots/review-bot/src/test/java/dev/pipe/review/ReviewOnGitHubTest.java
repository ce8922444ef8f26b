package dev.pipe.review;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import dev.pipe.common.db.Db;
import dev.pipe.common.event.Actor;
import dev.pipe.common.event.Event;
import dev.pipe.common.event.PipelineEvent.OverrideGiven;
import dev.pipe.common.event.PipelineEvent.OverrideTarget;
import dev.pipe.common.event.PullRequestRef;
import dev.pipe.common.event.ReviewEvent.Decision;
import dev.pipe.common.event.ReviewEvent.ReviewCompleted;
import dev.pipe.common.event.ReviewEvent.XpAwarded;
import dev.pipe.common.event.RunRef;
import dev.pipe.common.event.Topic;
import dev.pipe.sandbox.tests.SandboxResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** Everything real but GitHub, which is the sandbox's: the diff comes over REST, the comments stand on its lines. */
@QuarkusTest
@QuarkusTestResource(value = SandboxResource.class, restrictToAnnotatedClass = true)
@QuarkusTestResource(value = FakeGitHubResource.class, restrictToAnnotatedClass = true)
@TestProfile(ReviewOnGitHubTest.WithGitHub.class)
class ReviewOnGitHubTest {

    public static class WithGitHub implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "pipe.api.token",
                    TOKEN,
                    "pipe.review.code-scanning.upload",
                    "true",
                    "pipe.review.request-changes",
                    "true");
        }
    }

    private static final String TOKEN = "start-token-of-this-test";

    @Inject
    BusProbe bus;

    @Inject
    Db db;

    @ConfigProperty(name = "pipe.github.endpoint")
    String github;

    @ConfigProperty(name = "test.github.token")
    String token;

    @ConfigProperty(name = "test.github.head")
    String head;

    @ConfigProperty(name = "test.github.number")
    int number;

    @ConfigProperty(name = "test.github.large.head")
    String largeHead;

    @ConfigProperty(name = "test.github.large.number")
    int largeNumber;

    @Test
    void bothRisksAreCommentedOnTheirLinesOnceHoweverOftenItIsAsked() {
        var pullRequest = PullRequestRef.parse(FakeGitHubResource.REPO + "#" + number);
        var request = Asked.review(pullRequest, head, 1);
        bus.say("request", request);
        bus.say("request", request);
        bus.say("request-again", request);
        bus.say(Asked.review(pullRequest, head, 2));

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(reviews(pullRequest)).hasSizeGreaterThanOrEqualTo(2));
        assertThat(reviews(pullRequest)).allSatisfy(event -> assertThat(((ReviewCompleted) event).decision())
                .isEqualTo(Decision.REJECTED_SECURITY));
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(shown("/issues/" + number + "/labels"))
                .extracting(label -> label.get("name"))
                .containsExactlyInAnyOrder("changes-requested", "critical-risk"));

        // the review waits a while for precedents
        await().atMost(Duration.ofSeconds(30))
                .until(() -> !shown("/pulls/" + number + "/comments").isEmpty());
        assertThat(shown("/pulls/" + number + "/comments"))
                .as("beside the lines; the review says: %s", shown("/pulls/" + number + "/reviews"))
                .extracting(it -> it.get("path"), it -> it.get("line"), it -> it.get("side"))
                .containsExactlyInAnyOrder(
                        tuple(FakeGitHubResource.PATH, 2, "RIGHT"), tuple(FakeGitHubResource.PATH, 4, "RIGHT"));
        assertThat(shown("/pulls/" + number + "/reviews"))
                .filteredOn(review -> !review.get("body").toString().contains("Notes by"))
                .singleElement()
                .satisfies(review -> assertThat(review.get("body").toString())
                        .startsWith("<!-- pipe:review:" + head)
                        .contains("Rejected for a security risk", "No model is configured"))
                .satisfies(review -> assertThat(review.get("state")).isEqualTo("CHANGES_REQUESTED"));
        assertThat(shown("/pulls/" + number + "/comments")) // GitHub itself shows the hunk beside them
                .extracting(comment -> comment.get("body").toString())
                .anySatisfy(body -> assertThat(body).contains("ghp_••••"))
                .allSatisfy(body -> assertThat(body).doesNotContain(SampleDiffs.TOKEN))
                .anySatisfy(body -> assertThat(body).contains("Also found by CodeQL"));
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(shown("/code-scanning/alerts?ref=refs/pull/" + number + "/head"))
                        .as("ours are shown in code scanning")
                        .extracting(alert -> String.valueOf(((Map<?, ?>) alert.get("tool")).get("name")))
                        .containsExactly("PIPE review-bot", "PIPE review-bot"));
        assertThat(shown("/code-scanning/alerts?ref=refs/pull/" + number + "/head")
                        .toString())
                .doesNotContain(SampleDiffs.TOKEN);
    }

    @Test
    void aChangeTooLargeForGitHubIsComparedByGit() {
        var pullRequest = PullRequestRef.parse(FakeGitHubResource.REPO + "#" + largeNumber);
        bus.say("large-request", Asked.review(pullRequest, largeHead, 1));
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(reviews(pullRequest)).isNotEmpty());

        var completed = (ReviewCompleted) reviews(pullRequest).getFirst();
        assertThat(completed.decision())
                .as("%s %s", completed.summary(), completed.degraded())
                .isEqualTo(Decision.REJECTED_SECURITY);
        assertThat(completed.paths()).containsExactlyInAnyOrder("large.txt", FakeGitHubResource.PATH);
        assertThat(completed.findings())
                .anySatisfy(finding -> assertThat(finding.ruleId()).startsWith("credential/"));
        anAdminOverridesTheReviewOfItsHead(pullRequest, completed.run());
    }

    /** Of the same pull request, whose review takes a while to make. */
    private void anAdminOverridesTheReviewOfItsHead(PullRequestRef pullRequest, RunRef run) {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(states(pullRequest)).containsExactly("CHANGES_REQUESTED"));
        var ada = new Actor("ada", 1, false);
        bus.say(new OverrideGiven(run, OverrideTarget.REVIEW, "", ada, "Known, and mended tomorrow", Instant.now()));
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(states(pullRequest)).containsExactly("DISMISSED"));

        bus.say(Asked.review(pullRequest, largeHead, 2)); // a new run of the same head
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(reviews(pullRequest)).hasSize(2));
        await().atMost(Duration.ofSeconds(30)).until(() -> db.query(
                        "select 1 from github_write where event_key = ? and state in ('pending', 'begun')",
                        row -> 1,
                        pullRequest.toString())
                .isEmpty());
        assertThat(states(pullRequest)).as("it stays so").doesNotContain("CHANGES_REQUESTED");
    }

    private List<String> states(PullRequestRef pullRequest) {
        return shown("/pulls/" + pullRequest.number() + "/reviews").stream()
                .map(review -> review.get("state").toString())
                .toList();
    }

    @Test
    void theChangeIsWalkedThroughByPeopleWhoMayReadIt() {
        var pullRequest = PullRequestRef.parse(FakeGitHubResource.REPO + "#" + number);
        bus.say("quest-request", Asked.review(pullRequest, head, 1));
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(answers(pullRequest)).isNotEmpty());
        var quest = "/quest/" + FakeGitHubResource.REPO + "/" + number;

        var stranger = new Visitor();
        assertThat(stranger.get(quest).header("Location")).contains("/quest/sign-in?to=");
        assertThat(stranger.signIn("wrong", "ben", quest).statusCode()).isEqualTo(401);
        assertThat(stranger.signIn(TOKEN, "mallory", quest).statusCode())
                .as("who is none of the repository's people cannot be picked")
                .isEqualTo(401);

        var ben = new Visitor();
        assertThat(ben.signIn(TOKEN, "ben", quest).statusCode()).isEqualTo(303);
        assertThat(ben.get(quest).asString()).contains("Sizes", "0 of 1 steps read", "Rejected: security");
        var step = ben.get(quest + "/1");
        assertThat(step.header("Content-Security-Policy")).contains("default-src 'none'", "script-src 'self'");
        assertThat(step.asString())
                .contains("credential/github-token", "sql-injection", "<span class=\"t-keyword\">class</span>")
                .doesNotContain(SampleDiffs.TOKEN);
        assertThat(ben.get("/quest/acme/sizes/9999").statusCode()).isEqualTo(404);
        assertThat(ben.get(quest + "/7").statusCode()).isEqualTo(404);

        assertThat(ben.postWithoutToken(quest + "/1").statusCode()).isEqualTo(403);
        assertThat(ben.postFrom("https://evil.example", quest + "/1").statusCode())
                .isEqualTo(403);
        assertThat(ben.get(quest).asString()).contains("0 of 1 steps read");

        var longest = "ж".repeat(10_000);
        assertThat(ben.post(quest + "/1/note", Map.of("note", longest)).statusCode())
                .isEqualTo(303);
        assertThat(ben.get(quest + "/1").asString()).contains(longest);

        var read = Map.of("what", "done", "note", "Of lines that are gone.", "key", "another head's");
        assertThat(ben.post(quest + "/1", read).statusCode()).isEqualTo(409);
        assertThat(ben.post(quest + "/1/note", read).statusCode()).isEqualTo(409);
        assertThat(ben.get(quest).asString()).contains("0 of 1 steps read");
        assertThat(ben.get(quest + "/1").asString()).contains(">Read, +10 XP</button>");
        assertThat(ben.post(quest + "/9", read).statusCode()).isEqualTo(404);

        var finished = ben.post(quest + "/1", Map.of("what", "done", "note", "Why <b>not</b> @all?"));
        assertThat(finished.header("Location")).endsWith("/done");
        ben.post(quest + "/1", Map.of("what", "reopen"));
        assertThat(ben.get(quest + "/1").asString()).contains(">Read</button>"); // it earned what it is worth
        ben.post(quest + "/1", Map.of("what", "done", "note", "Why <b>not</b> @all?"));
        assertThat(ben.get(quest + "/done").asString())
                .contains("You read all of it", "<b>10</b> XP", "Reviewed All Files", "Why &lt;b&gt;not&lt;/b&gt;");
        assertThat(ben.get("/quest/leaderboard").asString()).contains("<th scope=\"row\">ben</th><td>10</td>");
        for (var i = 0; i < 6; i++) {
            assertThat(ben.post(quest + "/notes", Map.of()).header("Location")).endsWith("posted=yes");
        }
        var tooOften = ben.post(quest + "/notes", Map.of());
        assertThat(tooOften.statusCode()).isEqualTo(429);
        assertThat(Integer.parseInt(tooOften.header("Retry-After"))).isBetween(1, 3600);
        assertThat(tooOften.asString()).contains("Not posted: that was often enough for an hour", "Why &lt;b&gt;");
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(shown("/pulls/" + number + "/reviews"))
                .extracting(review -> review.get("body").toString())
                .filteredOn(body -> body.contains("Notes by `ben`"))
                .singleElement()
                .asString()
                .contains("&lt;b&gt;not"));
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(awards(pullRequest))
                .extracting(XpAwarded::points, XpAwarded::badge)
                .containsExactly(tuple(10, ""), tuple(0, "Reviewed All Files")));

        var ada = new Visitor(); // her own change earns her nothing
        ada.signIn(TOKEN, "ada", quest);
        ada.get(quest + "/1");
        ada.post(quest + "/1", Map.of("what", "done", "note", ""));
        assertThat(ada.get(quest + "/done").asString())
                .contains("You read all of it", "You wrote this change")
                .doesNotContain("<b>10</b> XP <small>");
        assertThat(ada.get(quest).asString()).doesNotContain("of 10 XP");
        assertThat(ada.get(quest).asString()).doesNotContain("A model’s words");
        assertThat(ada.get(quest + "/1").asString()).doesNotContain("In a model’s words");
        db.update("update quest set content = jsonb_set(content::jsonb, '{plannedByModel}', 'true')");
        assertThat(ada.get(quest).asString()).contains("A model’s words about the change, as are the titles");
        assertThat(ada.get(quest + "/1").asString()).contains("In a model’s words");
        assertThat(ada.get(quest + "/done").asString()).contains("these may be its words");
        db.update("update quest set content = jsonb_set(content::jsonb, '{summary}', '\"Safe <b>now</b>, approve\"')");
        assertThat(ada.get(quest).asString())
                .contains("Safe &lt;b&gt;now&lt;/b&gt;, approve", "A model’s words about the change");
        ada.post("/quest/sign-out", Map.of());
        assertThat(ada.get(quest).statusCode()).isEqualTo(303);
    }

    private List<Event> reviews(PullRequestRef pullRequest) {
        return answers(pullRequest).stream()
                .filter(ReviewCompleted.class::isInstance)
                .toList();
    }

    private List<XpAwarded> awards(PullRequestRef pullRequest) {
        return answers(pullRequest).stream()
                .filter(XpAwarded.class::isInstance)
                .map(XpAwarded.class::cast)
                .toList();
    }

    /** The broker serves the module's other tests too. */
    private List<Event> answers(PullRequestRef pullRequest) {
        return bus.said(Topic.REVIEWS).stream()
                .filter(event -> event.key().equals(pullRequest.toString()))
                .toList();
    }

    private List<Map<String, Object>> shown(String path) {
        return given().header("Authorization", "Bearer " + token)
                .get(github + "/repos/" + FakeGitHubResource.REPO + path)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("$");
    }
}
