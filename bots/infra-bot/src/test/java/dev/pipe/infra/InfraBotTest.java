package dev.pipe.infra;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;

import dev.pipe.common.event.Actor;
import dev.pipe.common.event.CommandIssued;
import dev.pipe.common.event.Event;
import dev.pipe.common.event.GitHubFact.CommentKind;
import dev.pipe.common.event.Heartbeat;
import dev.pipe.common.event.InfraEvent;
import dev.pipe.common.event.InfraEvent.HoldCleared;
import dev.pipe.common.event.InfraEvent.HoldRaised;
import dev.pipe.common.event.InfraEvent.IncidentOpened;
import dev.pipe.common.event.InfraEvent.IncidentResolved;
import dev.pipe.common.event.InfraEvent.Severity;
import dev.pipe.common.event.PullRequestRef;
import dev.pipe.common.event.Topic;
import dev.pipe.common.github.GitHubWrite;
import dev.pipe.sandbox.tests.SandboxResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;

/** infra-bot against a real Kafka and a real PostgreSQL, with everything a few times faster than in life. */
@QuarkusTest
@QuarkusTestResource(value = SandboxResource.class, restrictToAnnotatedClass = true)
@TestProfile(InfraBotTest.Hurried.class)
class InfraBotTest {

    public static class Hurried implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "pipe.bot.heartbeat-every", "1s",
                    "pipe.infra.silence.after", "4s",
                    "pipe.infra.silence.listening-gap", "2500ms",
                    "pipe.infra.silence.start-up-grace", "1s",
                    "pipe.infra.silence.judge-every", "1s",
                    "pipe.infra.silence.expected", "infra-bot,review-bot,memory-bot",
                    "pipe.infra.silence.holding", "review-bot",
                    "pipe.api.token", "secret");
        }
    }

    @Inject
    BusProbe bus;

    @Inject
    NotingWriter github;

    @Test
    void aSilentBotOpensOneIncidentAndOneHoldAndItsVoiceEndsBoth() {
        var lastWords = beat("review-bot", Instant.now().minusSeconds(7200)); // a clock that is two hours late
        bus.say("beat-1", lastWords);

        patiently().untilAsserted(() -> assertThat(about("review-bot"))
                .hasSize(2)
                .anySatisfy(event -> assertThat(event)
                        .isInstanceOfSatisfying(IncidentOpened.class, it -> assertThat(it.severity())
                                .isEqualTo(Severity.CRITICAL)))
                .anySatisfy(
                        event -> assertThat(event).isInstanceOfSatisfying(HoldRaised.class, it -> assertThat(it.scope())
                                .isEqualTo("*"))));
        patiently().untilAsserted(() -> assertThat(about("memory-bot"))
                .singleElement()
                .isInstanceOfSatisfying(IncidentOpened.class, notice -> {
                    assertThat(notice.severity()).isEqualTo(Severity.NOTICE);
                    assertThat(notice.summary()).isEqualTo("memory-bot was never heard");
                }));
        tellsPeopleAndMachines();

        bus.say("beat-1", lastWords); // read again, it is no voice
        bus.say(beat("memory-bot", Instant.now()));
        patiently().untilAsserted(() -> assertThat(about("memory-bot"))
                .hasAtLeastOneElementOfType(IncidentResolved.class));
        assertThat(about("review-bot")).hasSize(2);

        bus.say(beat("review-bot", Instant.now().minusSeconds(7100)));
        patiently().untilAsserted(() -> assertThat(about("review-bot"))
                .hasSize(4)
                .hasAtLeastOneElementOfType(HoldCleared.class)
                .hasAtLeastOneElementOfType(IncidentResolved.class));
        assertThat(about("infra-bot")).isEmpty();
    }

    private void tellsPeopleAndMachines() {
        var pullRequest = PullRequestRef.parse("acme/shop#7");
        var command = new CommandIssued(
                pullRequest,
                "infra",
                List.of(),
                "",
                new Actor("ada", 1, false),
                "read",
                CommentKind.ISSUE_COMMENT,
                11,
                0,
                null,
                Instant.now());
        bus.say("command-1", command);
        bus.say("command-1", command);
        patiently().untilAsserted(() -> assertThat(github.performed())
                .filteredOn(GitHubWrite.Reply.class::isInstance)
                .singleElement()
                .extracting(write -> ((GitHubWrite.Reply) write).markdown())
                .asString()
                .contains("| review-bot | **silent** |", "**Hold** on every repository", "memory-bot was never heard"));

        given().get("/api/bots").then().statusCode(401);
        api("/api/bots").body("bot", hasItem("infra-bot")).body("state", hasItem("SILENT"));
        api("/api/incidents").body("resource", hasItem("bot/review-bot"));
        api("/api/holds").body("scope", hasItem("*"));
        patiently().untilAsserted(() -> given().get("/q/metrics")
                .then()
                .statusCode(200)
                .body(containsString("pipe_infra_holds_open{bot_name=\"infra-bot\"} 1.0"))
                .body(containsString("pipe_infra_incidents_open{bot_name=\"infra-bot\"} 2.0"))
                .body(containsString("pipe_infra_bot_silence_seconds{bot=\"review-bot\",bot_name=\"infra-bot\"}")));
    }

    private static ValidatableResponse api(String path) {
        return given().header("Authorization", "Bearer secret").get(path).then().statusCode(200);
    }

    private List<Event> about(String bot) {
        return bus.said(Topic.INFRA).stream()
                .filter(event -> ((InfraEvent) event).resource().equals("bot/" + bot))
                .toList();
    }

    private static ConditionFactory patiently() {
        return await().atMost(Duration.ofSeconds(30));
    }

    private static Heartbeat beat(String bot, Instant at) {
        return new Heartbeat(bot, bot + "-1", "0.1.0", true, 60, 0, 0, at);
    }
}
