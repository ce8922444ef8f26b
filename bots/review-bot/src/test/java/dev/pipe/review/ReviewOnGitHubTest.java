package dev.pipe.review;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import dev.pipe.common.event.Event;
import dev.pipe.common.event.PullRequestRef;
import dev.pipe.common.event.ReviewEvent.Decision;
import dev.pipe.common.event.ReviewEvent.ReviewCompleted;
import dev.pipe.common.event.Topic;
import dev.pipe.sandbox.tests.SandboxResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
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

    public static class WithGitHub implements QuarkusTestProfile {}

    @Inject
    BusProbe bus;

    @ConfigProperty(name = "pipe.github.endpoint")
    String github;

    @ConfigProperty(name = "test.github.token")
    String token;

    @ConfigProperty(name = "test.github.head")
    String head;

    @ConfigProperty(name = "test.github.number")
    int number;

    @Test
    void bothRisksAreCommentedOnTheirLinesOnceHoweverOftenItIsAsked() {
        var pullRequest = PullRequestRef.parse(FakeGitHubResource.REPO + "#" + number);
        var request = Asked.review(pullRequest, head, 1);
        bus.say("request", request);
        bus.say("request", request);
        bus.say("request-again", request);
        bus.say(Asked.review(pullRequest, head, 2));

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(answers(pullRequest)).hasSize(2));
        assertThat(answers(pullRequest)).allSatisfy(event -> assertThat(((ReviewCompleted) event).decision())
                .isEqualTo(Decision.REJECTED_SECURITY));
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(shown("/issues/" + number + "/labels"))
                .extracting(label -> label.get("name"))
                .containsExactlyInAnyOrder("changes-requested", "critical-risk"));

        assertThat(shown("/pulls/" + number + "/comments"))
                .as("beside the lines; the review says: %s", shown("/pulls/" + number + "/reviews"))
                .extracting(it -> it.get("path"), it -> it.get("line"), it -> it.get("side"))
                .containsExactlyInAnyOrder(
                        tuple(FakeGitHubResource.PATH, 2, "RIGHT"), tuple(FakeGitHubResource.PATH, 4, "RIGHT"));
        assertThat(shown("/pulls/" + number + "/reviews"))
                .singleElement()
                .satisfies(review -> assertThat(review.get("body").toString())
                        .startsWith("<!-- pipe:review:" + head)
                        .contains("Rejected for a security risk", "No model is configured"))
                .satisfies(review -> assertThat(review.get("state")).isEqualTo("COMMENTED"));
        assertThat(shown("/pulls/" + number + "/comments")) // GitHub itself shows the hunk beside them
                .extracting(comment -> comment.get("body").toString())
                .anySatisfy(body -> assertThat(body).contains("ghp_••••"))
                .allSatisfy(body -> assertThat(body).doesNotContain(SampleDiffs.TOKEN));
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
