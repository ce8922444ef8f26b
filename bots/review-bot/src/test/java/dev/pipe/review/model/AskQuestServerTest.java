package dev.pipe.review.model;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.pipe.review.diff.Change;
import dev.pipe.review.diff.ReadDiff;
import dev.pipe.review.plan.GroupIntoSteps;
import dev.pipe.review.plan.PlanReading;
import dev.pipe.review.plan.ReviewPlan;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** PR-QUEST's own server, asked by its contract: {@code POST /api/group}. */
class AskQuestServerTest {

    private static final String KEY = "AKIA" + "4QZ7WXR2" + "LMVN6TPE";
    private static final Change CHANGE = ReadDiff.of(file("src/a.py") + file("src/b.py"));
    private static final String GOOD = """
            {"version":1,"pr_overview":{"title":"t","summary":"Two files."},"steps":[
              {"step_id":"s1","title":"B","description":"d","objective":"o","priority":"high",
               "diff_refs":[{"file_id":"src/b.py","hunk_ids":["src/b.py#h0"]}],"notes_suggested":["n"],"badges":[]},
              {"step_id":"s2","title":"A","description":"d","objective":"o","priority":"low",
               "diff_refs":[{"file_id":"src/a.py","hunk_ids":["src/a.py#h0"]}],"notes_suggested":[],"badges":[]}],
             "end_state":{"acceptance_checks":["c"],"risk_calls":["r"]}}""";

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final Map<String, String> settings = new HashMap<>();
    private final CountDownLatch leftAlone = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private HttpServer server;
    private volatile Stall stall;
    private volatile int status = 200;
    private volatile String answer = GOOD;
    private volatile String path;
    private volatile String asked;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            try (exchange) {
                if (stall != null) {
                    exchange.getRequestBody().readAllBytes();
                    stall(exchange);
                }
                path = exchange.getRequestMethod() + " "
                        + exchange.getRequestURI().getPath();
                asked = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
                var body = answer.getBytes(UTF_8);
                exchange.sendResponseHeaders(status, body.length);
                exchange.getResponseBody().write(body);
            }
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
        threads.shutdownNow();
    }

    @Test
    void itsPlanIsTakenAndItSeesIdsHeadersAndNoCode() {
        assertThat(group()).isInstanceOfSatisfying(Outcome.Answered.class, answered -> assertThat(
                        ((ReviewPlan) answered.value()).steps())
                .extracting(ReviewPlan.Step::title)
                .containsExactly("B", "A"));
        assertThat(path).isEqualTo("POST /api/group");
        assertThat(asked)
                .contains("\"diffIndex\":{", "\"diff_index_version\":1", "src/a.py#h0", "\"prTitle\":\"A title\"")
                .doesNotContain("compute", KEY);
        assertThat(registry.get("pipe.review.llm.requests")
                        .tags("task", "group", "outcome", "answered")
                        .counter()
                        .count())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "not JSON",
                "{}",
                "{\"version\":1,\"steps\":[]}",
                "{\"version\":1,\"steps\":[{\"title\":\"t\",\"diff_refs\":[{\"file_id\":\"x\",\"hunk_ids\":null}]},null]}"
            })
    void anAnswerThatIsNoPlanIsOfNoUse(String body) {
        answer = body;
        assertThat(group()).isInstanceOf(Outcome.Failed.class);
    }

    @Test
    void aPlanThatLeavesAHunkOutOrARefusalIsOfNoUse() {
        answer = GOOD.replace("src/a.py#h0", "src/b.py#h0");
        assertThat(group()).isInstanceOf(Outcome.Failed.class);
        answer = GOOD;
        status = 502;
        assertThat(group()).isInstanceOfSatisfying(Outcome.Failed.class, failed -> assertThat(failed.reason())
                .isEqualTo("the PR-QUEST server answered with status 502"));
        server.stop(0);
        assertThat(group()).isInstanceOf(Outcome.Failed.class);
    }

    @ParameterizedTest
    @EnumSource(names = {"BEFORE_HEADERS", "IN_THE_BODY", "TRICKLING"})
    @Timeout(60)
    void aServerThatStallsHoldsNobody(Stall how) throws InterruptedException {
        stall = how;
        settings.put("pipe.llm.timeout", "500ms");

        assertThat(group()).isInstanceOfSatisfying(Outcome.Failed.class, failed -> assertThat(failed.reason())
                .isEqualTo("the PR-QUEST server was not done in time"));
        assertThat(registry.get("pipe.review.llm.requests")
                        .tags("task", "group", "outcome", "timed_out")
                        .counter()
                        .count())
                .isEqualTo(1);
        assertThat(leftAlone.await(30, SECONDS)).as("the connection is closed").isTrue();
    }

    @Test
    @Timeout(60)
    void anAnswerWithoutEndIsNotReadToItsEnd() throws InterruptedException {
        stall = Stall.FLOODING;
        assertThat(group()).isInstanceOfSatisfying(Outcome.Failed.class, failed -> assertThat(failed.reason())
                .isEqualTo("the PR-QUEST server gave no plan"));
        assertThat(leftAlone.await(30, SECONDS)).as("the connection is closed").isTrue();
    }

    @Test
    @Timeout(60)
    void theReviewGoesOnByRulesWhenGroupingTakesTooLong() {
        stall = Stall.BEFORE_HEADERS;
        settings.put("pipe.llm.timeout", "1h");
        settings.put("pipe.llm.reading-timeout", "300ms");
        var config = config();
        var quest = quest(config);
        var care = new AskWithCare(null, null, null, null, config);
        try {
            var grouping = new GroupChange(care, quest, null, config)
                    .begin(Subject.local(""), CHANGE, Optional.empty())
                    .get();
            assertThat(grouping.mode()).isEqualTo("llm-fallback");
            assertThat(grouping.note())
                    .startsWith("The steps were grouped by rules: ")
                    .endsWith("in time");
            assertThat(grouping.plan()).isEqualTo(PlanReading.of(CHANGE, Optional.empty()));
        } finally {
            care.stop();
            quest.stop();
        }
    }

    private enum Stall {
        BEFORE_HEADERS,
        IN_THE_BODY,
        TRICKLING,
        FLOODING
    }

    /** Until the other side has gone away, which only a write shows. */
    private void stall(HttpExchange exchange) throws IOException {
        if (stall == Stall.BEFORE_HEADERS) {
            holdOn(); // the server of the JDK does not tell that the other side is gone before it writes
        }
        exchange.sendResponseHeaders(200, 0);
        var body = exchange.getResponseBody();
        var part = stall == Stall.FLOODING ? new byte[100_000] : new byte[] {' '};
        try {
            while (true) {
                body.write(part);
                body.flush();
                if (stall != Stall.FLOODING) {
                    holdOn();
                }
            }
        } catch (IOException gone) {
            leftAlone.countDown();
            throw gone;
        }
    }

    private void holdOn() {
        LockSupport.parkNanos(MILLISECONDS.toNanos(stall == Stall.TRICKLING ? 20 : 700));
    }

    private ModelConfig config() {
        settings.put(
                "pipe.llm.quest-url", "http://127.0.0.1:" + server.getAddress().getPort() + "/");
        return Configured.with(settings);
    }

    private AskQuestServer quest(ModelConfig config) {
        var json = new ObjectMapper().configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, false);
        return new AskQuestServer(config, json, new ModelMeters(registry));
    }

    private Outcome<ReviewPlan> group() {
        var quest = quest(config());
        try {
            return quest.group(
                    CHANGE, GroupIntoSteps.of(CHANGE, Optional.empty()), Optional.of("A title"), Optional.of(" "));
        } finally {
            quest.stop();
        }
    }

    private static String file(String path) {
        return "diff --git a/%1$s b/%1$s\n--- a/%1$s\n+++ b/%1$s\n@@ -1 +1,2 @@ key = '%2$s'\n import os\n+x = compute()\n"
                .formatted(path, KEY);
    }
}
