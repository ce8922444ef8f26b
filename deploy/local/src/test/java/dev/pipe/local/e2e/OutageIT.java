package dev.pipe.local.e2e;

import static dev.pipe.local.suite.BotName.PIPELINE_BOT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** While pipeline-bot is dead nobody takes what GitHub delivers, and GitHub tries once. No hand presses "Redeliver". */
class OutageIT {

    private static final Duration PATIENCE = Duration.ofSeconds(150);

    @Test
    void whatHappenedWhilePipelineBotWasDeadIsCaughtUpByItself() throws Exception {
        var running = RunningSuite.get();
        var ground = running.ground();
        try (var client = HttpClient.newHttpClient()) {
            new Settled(running, new Api(running.suite().file(), client)).awaitRest();
            running.suite().kill(PIPELINE_BOT.label());
            var number = ground.openCalm();
            ground.pushAgain(number);
            var head = ground.pull(number).at("/head/sha").asText();
            await("GitHub has failed to deliver").atMost(PATIENCE).until(() -> undelivered(ground) >= 2);
            await("the pushed head is reviewed").atMost(PATIENCE).untilAsserted(() -> {
                assertThat(ground.pull(number).at("/head/sha").asText()).isEqualTo(head);
                assertThat(ground.conclusion(number, "pipe/review")).hasValue("success");
                assertThat(ground.living(number)).isPresent();
            });
        }
    }

    @Test
    void theDurableLogIsShownAndLookedAtAgainOnlyWhenTold() throws Exception {
        var running = RunningSuite.get();
        running.ground().openCalm();
        await("a delivery is accepted").atMost(PATIENCE).until(() -> accepted(running.ground())
                .isPresent());
        var guid = accepted(running.ground()).orElseThrow();
        assertThat(Replay.of("shared", "--since", "1h"))
                .contains(guid)
                .contains("signature")
                .contains("Nothing was changed");
        assertThat(Replay.of("shared", "--delivery", guid)).contains("look at 1 again");
        assertThat(Replay.of("shared", "--delivery", guid, "--apply")).contains("1 looked at again");
    }

    private static Optional<String> accepted(Playground ground) throws IOException {
        return ground.github().list("/_sandbox/deliveries").stream()
                .filter(delivery -> delivery.path("status_code").asInt() == 202)
                .map(delivery -> delivery.path("guid").asText())
                .findFirst();
    }

    private static long undelivered(Playground ground) throws IOException {
        return ground.github().list("/_sandbox/deliveries").stream()
                .filter(delivery -> delivery.path("status_code").asInt() == 0)
                .count();
    }
}
