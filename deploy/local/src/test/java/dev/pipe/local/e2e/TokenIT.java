package dev.pipe.local.e2e;

import static dev.pipe.local.suite.BotName.PIPELINE_BOT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pipe.local.suite.BotName;
import dev.pipe.local.suite.Suite;
import dev.pipe.local.suite.SuiteOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A suite without an App: it acts by a person's token, and GitHub tells it nothing or by an organisation's own hook. */
@Tag("long")
class TokenIT {

    private static final Duration PATIENCE = Duration.ofSeconds(150);
    private static final String NOBODY = "http://127.0.0.1:9/nobody";
    private static final String REPO = "/repos/" + Playground.REPOSITORY;

    @Test
    void aPullRequestIsFollowedFromOpeningToMergeByReadingItEveryFewSeconds() throws Exception {
        var options = options("token-polling")
                .with(PIPELINE_BOT, "PIPE_GITHUB_SOURCE", "polling")
                .with(PIPELINE_BOT, "PIPE_RECONCILE_REPOSITORIES", Playground.REPOSITORY)
                .with(PIPELINE_BOT, "PIPE_RECONCILE_EVERY", "2s");
        try (var suite = start("token-polling", options)) {
            var ground = ground(suite);
            var number = ground.openCalm();
            awaitReviewed(ground, number);
            var asked = ground.comment(number, Playground.REVIEWER, "/status");
            awaitAnswered(ground, number, asked);
            ground.pushAgain(number);
            awaitReviewed(ground, number);
            approve(ground, number);
            await("#" + number + " is merged").atMost(PATIENCE).untilAsserted(() -> assertThat(
                            ground.pull(number).path("merged").asBoolean())
                    .as("merged; the living comment says: %s", living(ground, number))
                    .isTrue());
            assertThat(ground.github().list("/_sandbox/deliveries"))
                    .as("deliveries that arrived")
                    .noneMatch(delivery -> delivery.path("status_code").asInt() == 202);
            assertThat(deadLetters(suite)).isEmpty();
        }
    }

    @Test
    void whatAnOrganisationsHookCouldNotDeliverIsAskedForAgain() throws Exception {
        var options = options("organisation-hook")
                .with(PIPELINE_BOT, "PIPE_RECONCILE_HOOKS", Playground.OWNER)
                .with(PIPELINE_BOT, "PIPE_RECONCILE_EVERY", "2s");
        try (var suite = start("organisation-hook", options)) {
            var ground = ground(suite);
            var hook = hookOf(suite, ground);
            awaitReviewed(ground, ground.openCalm());
            suite.kill(PIPELINE_BOT.label());
            var missed = ground.openCalm();
            await("GitHub has failed to deliver")
                    .atMost(PATIENCE)
                    .until(() -> ground.github().list(hook + "/deliveries").stream()
                            .anyMatch(delivery -> delivery.path("status_code").asInt() / 100 != 2));
            awaitReviewed(ground, missed);
            assertThat(ground.github().list(hook + "/deliveries"))
                    .as("deliveries that were asked for again")
                    .anyMatch(delivery -> delivery.path("redelivery").asBoolean());
        }
    }

    @Test
    void whatABotGaveUpIsDoneOnceItIsRequeued() throws Exception {
        var options = options("requeue")
                .with(PIPELINE_BOT, "PIPE_BUS_MAX_ATTEMPTS", "2")
                .with(PIPELINE_BOT, "PIPE_BUS_OUTAGE_PATIENCE", "0s")
                .with(PIPELINE_BOT, "PIPE_BUS_WRITE_SETTLE", "1s");
        try (var suite = start("requeue", options)) {
            var ground = ground(suite);
            hookOf(suite, ground);
            var number = ground.openCalm();
            awaitReviewed(ground, number);
            ground.github().post("/_sandbox/faults/rest", refusingComments(number));
            var asked = ground.comment(number, Playground.REVIEWER, "/status");
            await("pipeline-bot has given the answer up")
                    .atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(deadLetters(suite)).isNotEmpty());
            ground.github().forgetFaults();
            assertThat(Replay.of("requeue", "--dead-letter", "--requeue"))
                    .contains("github_write", Playground.REPOSITORY + "#" + number, "Nothing was changed");
            assertThat(answers(ground, number, asked)).isEmpty();
            assertThat(Replay.of("requeue", "--dead-letter", "--requeue", "--apply"))
                    .contains("requeued");
            awaitAnswered(ground, number, asked);
            assertThat(Replay.of("requeue", "--dead-letter")).contains("No bot has given anything up");
        }
    }

    private static SuiteOptions options(String name) throws IOException {
        var settings = Files.writeString(
                RunningSuite.besideTheCheckout(name).root().resolve("repositories.properties"),
                """
                %s.mode=enforce
                %s.merge-trigger=auto
                """.formatted(Playground.REPOSITORY, Playground.REPOSITORY));
        return SuiteOptions.ordinary()
                .asPerson()
                .with(PIPELINE_BOT, "PIPE_PIPELINE_REPOSITORIES_FILE", settings.toString());
    }

    private static Suite start(String name, SuiteOptions options) throws IOException {
        RunningSuite.stop();
        return Suite.start(RunningSuite.besideTheCheckout(name), options, RunningSuite::say);
    }

    /** The App's own hook leads nowhere: there is none as far as this suite is concerned. */
    private static Playground ground(Suite suite) throws IOException {
        var github = new GitHub(suite.file().github());
        github.post("/_sandbox/webhook", GitHub.JSON.createObjectNode().put("url", NOBODY));
        var ground = new Playground(github);
        ground.create();
        return ground;
    }

    private static String hookOf(Suite suite, Playground ground) throws IOException {
        var body = GitHub.JSON.createObjectNode().put("name", "web");
        body.putArray("events").add("*");
        body.putObject("config")
                .put("url", suite.url(BotName.PIPELINE_BOT) + "/webhooks/github")
                .put("content_type", "json")
                .put("secret", suite.file().webhookSecret());
        var hooks = "/orgs/" + Playground.OWNER + "/hooks";
        return hooks + "/" + ground.github().post(hooks, body).path("id").asLong();
    }

    private static ObjectNode refusingComments(int number) {
        return GitHub.JSON
                .createObjectNode()
                .put("kind", "status")
                .put("status", 502)
                .put("times", 1000)
                .put("method", "POST")
                .put("path", REPO + "/issues/" + number + "/comments")
                .put("actor", "admin");
    }

    private static void approve(Playground ground, int number) throws IOException {
        var review = GitHub.JSON.createObjectNode().put("event", "APPROVE").put("body", "Good.");
        ground.github().as(Playground.REVIEWER).post(REPO + "/pulls/" + number + "/reviews", review);
    }

    private static void awaitReviewed(Playground ground, int number) {
        await("#" + number + " is reviewed").atMost(PATIENCE).untilAsserted(() -> {
            var head = ground.pull(number).at("/head/sha").asText();
            assertThat(ground.github().list(REPO + "/commits/" + head + "/statuses"))
                    .anySatisfy(status -> {
                        assertThat(status.path("context").asText()).isEqualTo("pipe/review");
                        assertThat(status.path("state").asText()).isEqualTo("success");
                    });
            assertThat(living(ground, number)).hasSize(1);
        });
    }

    private static void awaitAnswered(Playground ground, int number, long comment) {
        await("comment " + comment + " is answered").atMost(PATIENCE).untilAsserted(() -> assertThat(
                        answers(ground, number, comment))
                .hasSize(1));
    }

    private static List<String> answers(Playground ground, int number, long comment) throws IOException {
        return marked(ground, number, "reply:ISSUE_COMMENT:" + comment + ":");
    }

    private static List<String> living(Playground ground, int number) throws IOException {
        return marked(ground, number, "living ");
    }

    /** What the token's owner wrote for us; unlike an App's, it is a person's. */
    private static List<String> marked(Playground ground, int number, String marker) throws IOException {
        return ground.comments(number).stream()
                .map(comment -> comment.path("body").asText())
                .filter(body -> body.startsWith("<!-- pipe:" + marker))
                .toList();
    }

    private static List<Topics.Told> deadLetters(Suite suite) throws IOException {
        return new Topics(suite.file().kafka().bootstrapServers()).read("pipe.dead-letter");
    }
}
