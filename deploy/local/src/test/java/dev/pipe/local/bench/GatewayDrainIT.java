package dev.pipe.local.bench;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pipe.local.suite.Checkout;
import dev.pipe.sandbox.process.ChildProcess;
import dev.pipe.sandbox.process.Signal;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

/** SIGTERM to a real pipeline-bot that has half of a delivery. */
class GatewayDrainIT {

    private static final int BEGUN_BEFORE = 1;
    private static final int SENT_AFTER = 2;

    @Test
    void whatIsInFlightIsAnsweredAndNothingNewIsTaken() throws Exception {
        var directory =
                Path.of("target/e2e/drain-" + ProcessHandle.current().pid()).toAbsolutePath();
        Files.createDirectories(directory);
        var settings = Map.of("MP_MESSAGING_INCOMING_BUS_TOPICS", "pipe.commands");
        var checkout = new Checkout(Path.of("../..").toRealPath());
        try (var ground = GatewayGround.start(checkout, directory, settings);
                var client = HttpClient.newHttpClient()) {
            var body = body(BEGUN_BEFORE);
            try (var socket = new Socket("127.0.0.1", ground.port())) {
                socket.setSoTimeout(10_000);
                var out = socket.getOutputStream();
                out.write(head(ground, BEGUN_BEFORE, body).getBytes(ISO_8859_1));
                out.write(body, 0, body.length / 2);
                awaitInFlight(ground, client);

                ChildProcess.signal(ground.bot().process().toHandle(), Signal.TERM);
                await().atMost(Duration.ofSeconds(5)).untilAsserted(() -> assertThat(readiness(ground, client))
                        .isEqualTo(503));
                var refused = deliver(ground, client);
                assertThat(refused.statusCode()).isEqualTo(503);
                assertThat(refused.headers().firstValue("Retry-After")).isPresent();
                assertThat(refused.body()).contains("stopping");

                out.write(body, body.length / 2, body.length - body.length / 2);
                assertThat(firstLine(socket)).contains("202");
            }
            assertThat(ground.bot().process().waitFor(20, TimeUnit.SECONDS)).isTrue();
            var kept = new ReadBack(ground.brokers()).deliveries();
            assertThat(kept.records()).isEqualTo(1);
            assertThat(kept.distinct().get(BEGUN_BEFORE)).isTrue();
        }
    }

    private static void awaitInFlight(GatewayGround ground, HttpClient client) {
        await().atMost(Duration.ofSeconds(4)).until(() -> get(ground, client, "/q/metrics")
                .body()
                .lines()
                .anyMatch(line -> line.startsWith("pipe_webhook_in_flight_bytes") && !line.endsWith(" 0.0")));
    }

    private static int readiness(GatewayGround ground, HttpClient client) throws Exception {
        return get(ground, client, "/q/health/ready").statusCode();
    }

    private static HttpResponse<String> get(GatewayGround ground, HttpClient client, String path) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(ground.url() + path))
                .timeout(Duration.ofSeconds(5))
                .build();
        return client.send(request, BodyHandlers.ofString());
    }

    private static HttpResponse<String> deliver(GatewayGround ground, HttpClient client) throws Exception {
        var body = body(SENT_AFTER);
        var request = HttpRequest.newBuilder(URI.create(ground.url() + "/webhooks/github"))
                .header("Content-Type", "application/json")
                .header("X-GitHub-Event", "pull_request")
                .header("X-GitHub-Delivery", DeliverySender.guid(SENT_AFTER))
                .header("X-Hub-Signature-256", signature(ground, body))
                .POST(BodyPublishers.ofByteArray(body))
                .build();
        return client.send(request, BodyHandlers.ofString());
    }

    private static byte[] body(int sequence) {
        var payload = BenchPayload.ours();
        var body = new byte[payload.size()];
        payload.write(sequence, body, 0);
        return body;
    }

    private static String head(GatewayGround ground, int sequence, byte[] body) throws Exception {
        return "POST /webhooks/github HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                + "X-GitHub-Event: pull_request\r\nX-GitHub-Delivery: " + DeliverySender.guid(sequence)
                + "\r\nX-Hub-Signature-256: " + signature(ground, body) + "\r\nContent-Length: " + body.length
                + "\r\n\r\n";
    }

    private static String signature(GatewayGround ground, byte[] body) throws GeneralSecurityException {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(ground.secret().getBytes(ISO_8859_1), "HmacSHA256"));
        return "sha256=" + HexFormat.of().formatHex(mac.doFinal(body));
    }

    private static String firstLine(Socket socket) throws IOException {
        var buffer = new byte[256];
        var read = socket.getInputStream().read(buffer);
        return new String(Arrays.copyOf(buffer, Math.max(0, read)), ISO_8859_1)
                .lines()
                .findFirst()
                .orElse("");
    }
}
