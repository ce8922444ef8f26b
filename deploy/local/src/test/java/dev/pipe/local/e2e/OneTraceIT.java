package dev.pipe.local.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pipe.local.suite.BotName;
import dev.pipe.sandbox.otlp.Span;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** One delivery, the opening of a pull request, is followed through every bot that it concerns to each GitHub write. */
class OneTraceIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Set<String> CONCERNED = Set.of("pipeline-bot", "review-bot", "governance-bot", "memory-bot");

    @Test
    void theOpeningOfAPullRequestIsOneTraceFromTheGatewayToEachWrite() throws Exception {
        var running = RunningSuite.get();
        try (var client = HttpClient.newHttpClient()) {
            var api = new Api(running.suite().file(), client);
            var settled = new Settled(running, api);
            settled.awaitRest();
            running.ground().github().delete("/_sandbox/requests");
            running.spans().clear();

            var number = running.ground().openIntegration();
            await("approvals are asked for").atMost(PATIENCE).untilAsserted(() -> assertThat(
                            running.ground().living(number))
                    .hasValueSatisfying(text -> assertThat(text).contains("of 2 approvals")));
            settled.awaitRest();

            var traceId = api.runs(number).path(0).path("traceId").asText();
            await("the spans of every bot").atMost(PATIENCE).untilAsserted(() -> {
                assertThat(services(running.spans().trace(traceId))).containsAll(CONCERNED);
                assertThat(writing(running.spans().spans()))
                        .as("client spans that write, of all traces")
                        .hasSameSizeAs(writesOfBots(running));
                // Bots export in batches of their own: a span may arrive before the one it belongs to.
                hangsTogether(running.spans().trace(traceId));
            });
            var trace = running.spans().trace(traceId);
            isOfTheGateway(trace);
            var writes = writing(trace);
            RunningSuite.say("Trace " + traceId + ": " + trace.size() + " spans, writes: "
                    + writes.stream()
                            .map(span -> span.service() + " " + span.name())
                            .toList());
            assertThat(writes).allSatisfy(span -> assertThat(span.failed()).isFalse());
            assertThat(writes)
                    .extracting(span -> span.service() + " " + span.name())
                    .contains("pipeline-bot POST repos/issues/comments", "pipeline-bot POST repos/check-runs");
        }
    }

    private static void isOfTheGateway(List<Span> trace) {
        assertThat(trace)
                .as("the delivery itself")
                .anyMatch(span -> span.kind().equals("SERVER")
                        && span.service().equals(BotName.PIPELINE_BOT.label())
                        && span.attributes().toString().contains("/webhooks/github"));
    }

    /** Every span but those whose parent is GitHub's own has its parent in the trace. */
    private static void hangsTogether(List<Span> trace) {
        var ids = trace.stream().map(Span::spanId).collect(Collectors.toSet());
        Predicate<Span> isRoot =
                span -> span.parentSpanId().filter(ids::contains).isEmpty();
        assertThat(trace.stream().filter(isRoot)).as("spans without a parent").hasSize(1);
    }

    private static List<String> services(List<Span> spans) {
        return spans.stream().map(Span::service).distinct().toList();
    }

    private static List<Span> writing(List<Span> spans) {
        return spans.stream()
                .filter(span -> span.kind().equals("CLIENT")
                        && span.attributes().containsKey("endpoint_group")
                        && !span.attributes().get("http.request.method").equals("GET")
                        && !span.attributes().get("endpoint_group").endsWith("access_tokens"))
                .toList();
    }

    private static List<?> writesOfBots(RunningSuite running) throws Exception {
        return running.ground().github().writes().stream()
                .filter(request -> request.path("actor").asText().endsWith("[bot]"))
                .toList();
    }
}
