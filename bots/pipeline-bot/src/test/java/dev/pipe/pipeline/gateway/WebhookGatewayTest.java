package dev.pipe.pipeline.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pipe.common.event.Topic;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;

/** The gateway and the normaliser on a real broker and a real database, from the HTTP request to the fact. */
@QuarkusTest
@QuarkusTestResource(value = GatewaySandbox.class, restrictToAnnotatedClass = true)
@TestProfile(WebhookGatewayTest.Alone.class)
class WebhookGatewayTest {

    private static final Path SECRET_FILE = Path.of("target", "webhook-secrets").toAbsolutePath();

    /** Only the gateway and the normaliser: nobody here acts on facts. */
    public static class Alone implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "mp.messaging.incoming.bus.topics", "pipe.webhooks,pipe.dead-letter",
                    "pipe.webhook.secret", "old secret,new secret",
                    "pipe.webhook.secret-files", SECRET_FILE.toString(),
                    "pipe.webhook.scoped.shop.scope", "scoped/shop",
                    "pipe.webhook.scoped.shop.secret", "shop secret",
                    "pipe.webhook.in-flight", "30M",
                    "pipe.api.token", "token");
        }

        @Override
        public Set<Class<?>> getEnabledAlternatives() {
            return Set.of(NoGitHub.class);
        }
    }

    private static final int LIMIT = 26_214_400;
    private static final Duration IN_TIME = Duration.ofSeconds(8);

    @TestHTTPResource("/webhooks/github")
    URI gateway;

    @TestHTTPResource("/api/deliveries")
    URI deliveries;

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void anAcceptedDeliveryIsKeptByteForByteAndBecomesItsFact() throws Exception {
        var body = comment("acme/kept", 3, 1001, "/help  \\u00fc");
        var guid = UUID.randomUUID().toString();
        assertThat(deliver(guid, "issue_comment", body).statusCode()).isEqualTo(202);

        var kept = TopicReader.records(Topic.WEBHOOKS, "acme/kept#3");
        assertThat(kept).hasSize(1);
        assertThat(kept.getFirst().value()).isEqualTo(body);
        assertThat(TopicReader.header(kept.getFirst(), "ce_id")).isEqualTo(guid);
        assertThat(TopicReader.header(kept.getFirst(), "ce_type")).isEqualTo("dev.pipe.webhook.issue_comment.v1");
        assertThat(TopicReader.header(kept.getFirst(), "x-github-event")).isEqualTo("issue_comment");
        assertThat(TopicReader.header(kept.getFirst(), "user-agent")).isEqualTo("GitHub-Hookshot/test");

        patiently().untilAsserted(() -> assertThat(TopicReader.records(Topic.GITHUB, "acme/kept#3"))
                .singleElement()
                .satisfies(fact -> {
                    assertThat(TopicReader.header(fact, "ce_type")).isEqualTo("dev.pipe.github.comment-added.v1");
                    assertThat(new String(fact.value(), UTF_8)).contains("/help  ü");
                    assertThat(trace(TopicReader.header(fact, "traceparent")))
                            .isEqualTo(trace(TopicReader.header(kept.getFirst(), "traceparent")));
                }));
        patiently().untilAsserted(() -> assertThat(whatBecameOf(guid))
                .contains("\"status\":\"NORMALISED\"", "\"event\":\"issue_comment\"", "\"key\":\"acme/kept#3\""));
    }

    @Test
    void aRedeliveryChangesNothingAndNeitherDoesTheSameBodyUnderAnotherIdOrName() throws Exception {
        var body = comment("acme/once", 3, 1002, "/merge");
        var guid = UUID.randomUUID().toString();
        var another = UUID.randomUUID().toString();
        var renamed = UUID.randomUUID().toString();
        assertThat(deliver(guid, "issue_comment", body).statusCode()).isEqualTo(202);
        assertThat(deliver(guid, "issue_comment", body).statusCode()).isEqualTo(202);
        assertThat(deliver(another, "issue_comment", body).statusCode()).isEqualTo(202);
        assertThat(deliver(renamed, "pull_request", body).statusCode()).isEqualTo(202);
        patiently().untilAsserted(() -> assertThat(whatBecameOf(renamed)).contains("NOT_NEEDED"));
        assertThat(whatBecameOf(renamed)).contains("the header says pull_request, the signed body is a issue_comment");
        patiently().untilAsserted(() -> assertThat(TopicReader.records(Topic.GITHUB, "acme/once#3"))
                .hasSize(1));
        assertThat(whatBecameOf(another)).contains("NORMALISED");
        assertThat(TopicReader.records(Topic.DEAD_LETTER, "acme/once#3")).isEmpty();
    }

    @Test
    void eitherSecretWillDoAndNoOther() throws Exception {
        var body = comment("acme/secrets", 1, 1003, "x");
        var event = "issue_comment";
        assertThat(send(signedBy("new secret", "a", event, body)).statusCode()).isEqualTo(202);
        assertThat(send(signedBy("wrong", "b", event, body)).statusCode()).isEqualTo(401);
        var changed = body.clone();
        changed[changed.length - 2] ^= 1;
        var forged = request("c", event, BodyPublishers.ofByteArray(changed))
                .header("X-Hub-Signature-256", Signed.with("new secret", body));
        assertThat(send(forged).statusCode()).isEqualTo(401);
    }

    @Test
    void aSecretInAFileIsTakenUpWhileTheGatewayRuns() throws Exception {
        var body = comment("acme/files", 1, 1008, "x");
        Files.deleteIfExists(SECRET_FILE);
        assertThat(send(signedBy("of a file", "a", "issue_comment", body)).statusCode())
                .isEqualTo(401);
        Files.writeString(SECRET_FILE, "of a file\n");
        patiently().untilAsserted(() -> assertThat(
                        send(signedBy("of a file", "a", "issue_comment", body)).statusCode())
                .isEqualTo(202));
        Files.delete(SECRET_FILE);
    }

    @Test
    void aSecretForOneRepositoryOpensNoOther() throws Exception {
        var own = comment("Scoped/Shop", 1, 1009, "x");
        var foreign = comment("acme/refused", 1, 1010, "x");
        assertThat(send(signedBy("shop secret", "a", "issue_comment", own)).statusCode())
                .isEqualTo(202);
        var refused = send(signedBy("shop secret", "b", "issue_comment", foreign));
        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(refused.body())
                .contains("not for what this delivery is about")
                .doesNotContain("shop");
    }

    @Test
    void whatNoBotUsesAndNoListKnowsIsKeptAndCounted() throws Exception {
        var body = "{\"action\":\"invented\",\"repository\":{\"full_name\":\"acme/invented\"}}".getBytes(UTF_8);
        var guid = UUID.randomUUID().toString();
        assertThat(send(signed(guid, "never_heard_of", body).header("X-GitHub-Enterprise-Host", "git.acme.test"))
                        .statusCode())
                .isEqualTo(202);
        var kept = TopicReader.records(Topic.WEBHOOKS, "acme/invented");
        assertThat(kept).hasSize(1);
        assertThat(TopicReader.header(kept.getFirst(), "ce_type")).isEqualTo("dev.pipe.webhook.other.v1");
        assertThat(TopicReader.header(kept.getFirst(), "x-github-event")).isEqualTo("never_heard_of");
        assertThat(TopicReader.header(kept.getFirst(), "x-github-enterprise-host"))
                .isEqualTo("git.acme.test");
        patiently().untilAsserted(() -> assertThat(whatBecameOf(guid)).contains("NOT_NEEDED", "never_heard_of"));
    }

    @Test
    void whatCannotBeADeliveryIsRefusedWithTheMend() throws Exception {
        var body = comment("acme/refused", 1, 1004, "x");
        var unsigned = send(request("a", "issue_comment", BodyPublishers.ofByteArray(body)));
        assertThat(unsigned.statusCode()).isEqualTo(401);
        var sha1 = send(request("a", "issue_comment", BodyPublishers.ofByteArray(body))
                .header("X-Hub-Signature", "sha1=0123456789012345678901234567890123456789"));
        assertThat(sha1.statusCode()).isEqualTo(401);
        assertThat(sha1.body()).contains("SHA-1");
        var form =
                send(signed("a", "issue_comment", body).setHeader("Content-Type", "application/x-www-form-urlencoded"));
        assertThat(form.statusCode()).isEqualTo(415);
        assertThat(form.body()).contains("form-encoded", "Content type");
        assertThat(send(signed("a", "issue_comment", body).setHeader("Content-Type", "text/plain"))
                        .statusCode())
                .isEqualTo(415);
        assertThat(send(signed("a", "issue_comment", body).setHeader("Content-Type", "Application/JSON; charset=utf-8"))
                        .statusCode())
                .isEqualTo(202);
        assertThat(deliver("a", "issue_comment", "{\"broken\"".getBytes(UTF_8)).statusCode())
                .isEqualTo(400);
        assertThat(deliver("", "issue_comment", body).statusCode()).isEqualTo(400);
        assertThat(deliver("a", "no event!", body).statusCode()).isEqualTo(400);
        assertThat(deliver("x\"}", "issue_comment", body).statusCode()).isEqualTo(400);
    }

    @Test
    void whatIsTooLargeIsRefusedByItsLengthAndWhileItStreams() throws Exception {
        var tooLarge = new byte[LIMIT + 1];
        assertThat(deliver("a", "push", tooLarge).statusCode()).isEqualTo(413);
        var chunked = request("b", "push", BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(tooLarge)))
                .header("X-Hub-Signature-256", Signed.with("old secret", tooLarge));
        assertThat(send(chunked).statusCode()).isEqualTo(413);
        try (var socket = new Socket(gateway.getHost(), gateway.getPort())) {
            socket.setSoTimeout(5000);
            socket.getOutputStream().write(head(LIMIT + 1).getBytes(UTF_8));
            assertThat(firstLine(socket)).contains("413"); // before a byte of the body was sent
        }
    }

    @Test
    void aSenderThatStallsIsToldSo() throws Exception {
        try (var socket = new Socket(gateway.getHost(), gateway.getPort())) {
            socket.setSoTimeout((int) IN_TIME.toMillis());
            socket.getOutputStream().write((head(1000) + "{").getBytes(UTF_8));
            assertThat(firstLine(socket)).contains("408");
        }
    }

    @Test
    void twentyFourMegabytesTravelToTheirFact() throws Exception {
        var padding = "0123456789abcdef".repeat(24 * 1024 * 1024 / 16);
        var body = ("{\"padding\":\"" + padding + "\","
                        + new String(comment("acme/large", 4, 1005, "/status"), UTF_8).substring(1))
                .getBytes(UTF_8);
        assertThat(body).hasSizeBetween(24 * 1024 * 1024, LIMIT);
        assertThat(deliver(UUID.randomUUID().toString(), "issue_comment", body).statusCode())
                .isEqualTo(202);
        patiently().untilAsserted(() -> assertThat(TopicReader.records(Topic.GITHUB, "acme/large#4"))
                .hasSize(1));
    }

    @Test
    void aMalformedDeliveryIsDeadLetteredWithEventDeliveryAndField() throws Exception {
        var guid = UUID.randomUUID().toString();
        var body = new String(comment("acme/malformed", 5, 1006, "x"), UTF_8).replace("\"id\":1006", "\"id\":null");
        assertThat(deliver(guid, "issue_comment", body.getBytes(UTF_8)).statusCode())
                .isEqualTo(202);
        patiently().untilAsserted(() -> assertThat(TopicReader.records(Topic.DEAD_LETTER, "acme/malformed#5"))
                .singleElement()
                .satisfies(letter -> assertThat(new String(letter.value(), UTF_8))
                        .contains("Delivery " + guid + " (issue_comment) is malformed: comment.id is missing")));
        patiently().untilAsserted(() -> assertThat(whatBecameOf(guid)).contains("FAILED", "comment.id"));
    }

    @Test
    void whileTheBrokerIsAwayEveryDeliveryIsAnsweredInTimeAndNoneIsLost() throws Exception {
        var body = comment("acme/away", 6, 1007, "/why");
        var guid = UUID.randomUUID().toString();
        var large = new byte[20 * 1024 * 1024];
        GatewaySandbox.pause();
        try {
            var began = Instant.now();
            var waiting = answerLater(signed(guid, "issue_comment", body));
            var filling = answerLater(signed("large", "push", large));
            var refused = waiting.get();
            assertThat(Duration.between(began, Instant.now())).isLessThan(IN_TIME);
            assertThat(refused.statusCode()).isEqualTo(503);
            assertThat(refused.headers().firstValue("Retry-After")).isPresent();
            assertThat(filling.get().statusCode()).isIn(400, 503);
        } finally {
            GatewaySandbox.resume();
        }
        patiently().untilAsserted(() -> assertThat(
                        deliver(guid, "issue_comment", body).statusCode())
                .isEqualTo(202));
        patiently().untilAsserted(() -> assertThat(TopicReader.records(Topic.GITHUB, "acme/away#6"))
                .hasSize(1));
    }

    @Test
    void beyondTheBoundOfBytesADeliveryIsTurnedAwayAtOnce() throws Exception {
        var large = ("{\"padding\":\"" + "x".repeat(20 * 1024 * 1024) + "\"}").getBytes(UTF_8);
        GatewaySandbox.pause();
        try {
            var first = answerLater(signed("first-large", "push", large));
            var second = answerLater(signed("second-large", "push", large));
            var quicker = CompletableFuture.anyOf(first, second);
            await().atMost(Duration.ofSeconds(4)).until(quicker::isDone);
            assertThat(((HttpResponse<?>) quicker.get()).statusCode()).isEqualTo(503);
            assertThat(first.get().statusCode()).isEqualTo(503);
            assertThat(second.get().statusCode()).isEqualTo(503);
        } finally {
            GatewaySandbox.resume();
        }
        patiently().untilAsserted(() -> assertThat(
                        deliver("third-large", "push", large).statusCode())
                .isEqualTo(202));
    }

    private static byte[] comment(String repository, int number, long id, String text) {
        return """
                {"action":"created","issue":{"number":%d,"pull_request":{"url":"u"}},"comment":{"id":%d,"body":"%s",
                 "user":{"login":"ann","id":11,"type":"User"},"created_at":"2026-01-02T03:04:05Z"},
                 "repository":{"id":7,"full_name":"%s"},"sender":{"login":"ann","id":11,"type":"User"}}""".formatted(number, id, text, repository).getBytes(UTF_8);
    }

    private HttpResponse<String> deliver(String guid, String event, byte[] body)
            throws IOException, InterruptedException {
        return send(signed(guid, event, body));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private CompletableFuture<HttpResponse<String>> answerLater(HttpRequest.Builder request) {
        return http.sendAsync(request.build(), BodyHandlers.ofString());
    }

    private HttpRequest.Builder signed(String guid, String event, byte[] body) {
        return signedBy("old secret", guid, event, body);
    }

    private HttpRequest.Builder signedBy(String secret, String guid, String event, byte[] body) {
        return request(guid, event, BodyPublishers.ofByteArray(body))
                .header("X-Hub-Signature-256", Signed.with(secret, body));
    }

    private HttpRequest.Builder request(String guid, String event, BodyPublisher body) {
        return HttpRequest.newBuilder(gateway)
                .version(HttpClient.Version.HTTP_1_1)
                .POST(body)
                .header("Content-Type", "application/json")
                .header("User-Agent", "GitHub-Hookshot/test")
                .header("X-GitHub-Event", event)
                .header("X-GitHub-Delivery", guid);
    }

    private String head(int length) {
        return "POST /webhooks/github HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                + "X-GitHub-Event: push\r\nX-GitHub-Delivery: raw\r\nX-Hub-Signature-256: sha256=" + "0".repeat(64)
                + "\r\nContent-Length: " + length + "\r\n\r\n";
    }

    private static String firstLine(Socket socket) throws IOException {
        var line = new StringBuilder();
        for (var next = socket.getInputStream().read();
                next > '\r';
                next = socket.getInputStream().read()) {
            line.append((char) next);
        }
        return line.toString();
    }

    private String whatBecameOf(String guid) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(deliveries + "/" + guid))
                .header("Authorization", "Bearer token")
                .build();
        return http.send(request, BodyHandlers.ofString()).body();
    }

    private static String trace(String traceParent) {
        assertThat(traceParent).isNotNull();
        return traceParent.split("-")[1];
    }

    private static ConditionFactory patiently() {
        return await().atMost(Duration.ofSeconds(40)).pollInterval(Duration.ofMillis(250));
    }
}
