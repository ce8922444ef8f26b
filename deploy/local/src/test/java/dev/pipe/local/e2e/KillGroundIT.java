package dev.pipe.local.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pipe.local.suite.BotName;
import dev.pipe.local.suite.Suite;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Kills the broker's and the database's processes under load: whatever was answered with 202 is found again. */
@Tag("long")
class KillGroundIT {

    private static final Duration PATIENCE = Duration.ofSeconds(180);
    private static final int SENDERS = 4;

    private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
    private final AtomicInteger refused = new AtomicInteger();
    private final AtomicInteger unanswered = new AtomicInteger();

    @Test
    void everyAcknowledgedDeliveryIsNormalised() throws Exception {
        var running = RunningSuite.get();
        try (var client = HttpClient.newHttpClient()) {
            var api = new Api(running.suite().file(), client);
            var settled = new Settled(running, api);
            settled.awaitRest();
            var number = running.ground().openCalm();
            settled.awaitsApproval(number);
            running.ground().comment(number, Playground.AUTHOR, "A word before the storm");
            settled.awaitRest();
            var body = payload(running);

            try (var senders = Executors.newScheduledThreadPool(SENDERS)) {
                for (var i = 0; i < SENDERS; i++) {
                    var own = body.deepCopy();
                    senders.scheduleWithFixedDelay(() -> send(running, client, own), 0, 300, TimeUnit.MILLISECONDS);
                }
                killUnderLoad(running, Suite.KAFKA);
                killUnderLoad(running, Suite.POSTGRES);
                senders.shutdownNow();
            }
            RunningSuite.say("%d deliveries acknowledged, %d refused, %d unanswered"
                    .formatted(acknowledged.size(), refused.get(), unanswered.get()));
            running.saySurplus();
            var missing = new ArrayList<>(acknowledged);
            await("every acknowledged delivery is normalised").atMost(PATIENCE).untilAsserted(() -> {
                missing.removeIf(guid -> isNormalised(api, guid));
                assertThat(missing).isEmpty();
            });
            running.ground().comment(number, Playground.REVIEWER, "/approve");
            settled.isMerged(number);
        }
    }

    private void killUnderLoad(RunningSuite running, String part) throws IOException {
        moreAreAcknowledged("before " + part + " dies");
        var killed = running.suite().process(part);
        running.suite().kill(part);
        await(part + " is back").atMost(PATIENCE).until(() -> {
            var now = running.suite().process(part);
            return now.pid() != killed.pid() && now.isAlive();
        });
        moreAreAcknowledged("after " + part + " died");
    }

    private void moreAreAcknowledged(String when) {
        var sofar = acknowledged.size();
        await("deliveries are acknowledged " + when).atMost(PATIENCE).until(() -> acknowledged.size() >= sofar + 40);
    }

    private void send(RunningSuite running, HttpClient client, ObjectNode body) {
        var hook = URI.create(running.suite().url(BotName.PIPELINE_BOT) + "/webhooks/github");
        var secret = running.suite().file().webhookSecret();
        var guid = UUID.randomUUID().toString();
        ((ObjectNode) body.path("comment")).put("id", UUID.randomUUID().getMostSignificantBits() >>> 12);
        var bytes = body.toString().getBytes(StandardCharsets.UTF_8);
        count(
                client,
                HttpRequest.newBuilder(hook)
                        .timeout(Duration.ofSeconds(10))
                        .header("Content-Type", "application/json")
                        .header("X-GitHub-Event", "issue_comment")
                        .header("X-GitHub-Delivery", guid)
                        .header("X-GitHub-Hook-ID", "1")
                        .header("X-Hub-Signature-256", "sha256=" + signature(bytes, secret))
                        .POST(HttpRequest.BodyPublishers.ofByteArray(bytes))
                        .build(),
                guid);
    }

    private void count(HttpClient client, HttpRequest request, String guid) {
        try {
            if (client.send(request, BodyHandlers.ofString()).statusCode() == 202) {
                acknowledged.add(guid);
            } else {
                refused.incrementAndGet();
            }
        } catch (IOException e) {
            unanswered.incrementAndGet(); // GitHub would record the failure
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean isNormalised(Api api, String guid) {
        try {
            return api.delivery(guid)
                    .filter(one -> one.path("status").asText().equals("NORMALISED"))
                    .isPresent();
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** A comment's delivery as the fake GitHub sent it, taken from the topic of raw deliveries. */
    private static ObjectNode payload(RunningSuite running) throws IOException {
        var comments = running.topics().read("pipe.webhooks").stream()
                .map(Topics.Told::value)
                .filter(value -> value.at("/comment/body").asText().equals("A word before the storm"))
                .toList();
        assertThat(comments).as("the comment in pipe.webhooks").isNotEmpty();
        return (ObjectNode) List.copyOf(comments).getFirst();
    }

    private static String signature(byte[] body, String secret) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has HmacSHA256", e);
        }
    }
}
