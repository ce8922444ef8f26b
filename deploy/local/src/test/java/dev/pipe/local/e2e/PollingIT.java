package dev.pipe.local.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pipe.local.suite.BotName;
import dev.pipe.local.suite.Suite;
import dev.pipe.local.suite.SuiteOptions;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A suite that GitHub cannot reach: its App's webhook leads to an address where nobody is. */
@Tag("long")
class PollingIT {

    private static final Duration PATIENCE = Duration.ofSeconds(120);

    @Test
    void aPullRequestIsReviewedThoughNothingIsEverDelivered() throws Exception {
        RunningSuite.stop();
        var options = SuiteOptions.ordinary()
                .with(BotName.PIPELINE_BOT, "PIPE_GITHUB_SOURCE", "polling")
                .with(BotName.PIPELINE_BOT, "PIPE_RECONCILE_EVERY", "1s");
        try (var suite = Suite.start(RunningSuite.besideTheCheckout("polling"), options, RunningSuite::say)) {
            var github = new GitHub(suite.file().github());
            github.post("/_sandbox/webhook", GitHub.JSON.createObjectNode().put("url", "http://127.0.0.1:9/nobody"));
            var ground = new Playground(github);
            ground.create();
            var number = ground.openCalm();
            await("the pull request is reviewed").atMost(PATIENCE).untilAsserted(() -> {
                assertThat(ground.living(number)).isPresent();
                assertThat(ground.conclusion(number, "pipe/review")).isPresent();
            });
            var asked = ground.comment(number, Playground.REVIEWER, "/status");
            await("the command is answered").atMost(PATIENCE).untilAsserted(() -> assertThat(
                            ground.marked(number, "reply:ISSUE_COMMENT:" + asked + ":"))
                    .hasSize(1));
            assertThat(github.list("/_sandbox/deliveries"))
                    .as("deliveries that arrived")
                    .noneMatch(delivery -> delivery.path("status_code").asInt() == 202);
            assertThat(new Topics(suite.file().kafka().bootstrapServers()).read("pipe.dead-letter"))
                    .isEmpty();
        }
    }
}
