package dev.pipe.sandbox.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.pipe.sandbox.github.faults.RestFault.Kind;
import dev.pipe.sandbox.github.faults.RestFault.Plan;
import dev.pipe.sandbox.github.server.RequestLog;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FaultTest {
    private static final String COMMENTS = ".*/issues/\\d+/comments";

    @TempDir
    Path directory;

    private Stage stage;
    private String comments;

    @BeforeEach
    void start() throws Exception {
        stage = new Stage(directory);
        comments = Stage.PATH + "/issues/" + stage.open() + "/comments";
    }

    @AfterEach
    void stop() {
        stage.close();
    }

    private Caller.Reply comment() throws Exception {
        return stage.alice.send("POST", comments, "body", "hello");
    }

    private CompletableFuture<Caller.Reply> commentLater() {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return comment();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private int written() throws Exception {
        return stage.bob.get(comments).json().size();
    }

    @Test
    void aRefusalIsGivenAsOftenAsPlanned() throws Exception {
        stage.fake.restFaults().plan(Plan.status(502, "POST", COMMENTS).times(2));
        assertThat(comment().status()).isEqualTo(502);
        assertThat(comment().status()).isEqualTo(502);
        assertThat(comment().status()).isEqualTo(201);
    }

    @Test
    void limitsAreRefusedWithAndWithoutRetryAfter() throws Exception {
        stage.fake
                .restFaults()
                .plan(Plan.of(Kind.SECONDARY_LIMIT, "POST", COMMENTS).retryAfter(3));
        stage.fake.restFaults().plan(Plan.status(429, "POST", COMMENTS));
        var secondary = comment();
        assertThat(secondary.status()).isEqualTo(403);
        assertThat(secondary.header("Retry-After")).isEqualTo("3");
        assertThat(secondary.text()).contains("secondary rate limit");
        var primary = comment();
        assertThat(primary.status()).isEqualTo(429);
        assertThat(primary.header("Retry-After")).isNull();
    }

    @Test
    void aConnectionIsClosedBeforeOrAfterTheWork() throws Exception {
        stage.fake.restFaults().plan(Plan.of(Kind.RESET, "POST", COMMENTS));
        assertThatThrownBy(this::comment).isInstanceOf(IOException.class);
        assertThat(written()).isZero();
        stage.fake.restFaults().plan(Plan.of(Kind.RESET_AFTER, "POST", COMMENTS));
        assertThatThrownBy(this::comment).isInstanceOf(IOException.class);
        assertThat(written()).isEqualTo(1);
    }

    @Test
    void anAnswerIsWithheldBeforeOrAfterTheWorkUntilReleased() throws Exception {
        var before = stage.fake.restFaults().plan(Plan.of(Kind.WITHHOLD_BEFORE, "POST", COMMENTS));
        var first = commentLater();
        await().until(() -> before.waiting() == 1);
        assertThat(written()).isZero();
        assertThat(stage.fake.restFaults().release(before.id())).isTrue();
        assertThat(first.get().status()).isEqualTo(201);

        var after = stage.fake.restFaults().plan(Plan.of(Kind.WITHHOLD_AFTER, "POST", COMMENTS));
        var second = commentLater();
        await().until(() -> after.waiting() == 1);
        assertThat(written()).isEqualTo(2);
        assertThat(second).isNotDone();
        stage.fake.restFaults().release(after.id());
        assertThat(second.get().status()).isEqualTo(201);
    }

    @Test
    void troubleIsForOneActorOnlyWhenItSaysSo() throws Exception {
        var plan = Plan.status(503, "POST", COMMENTS);
        stage.fake.restFaults().plan(plan.actor("pipe-bot\\[bot\\]"));
        assertThat(comment().status()).isEqualTo(201);
        stage.fake.restFaults().plan(plan.actor("pipe-bot\\[bot\\]|.*"));
        assertThat(comment().status()).isEqualTo(503);
    }

    @Test
    void anAnswerIsDelayed() throws Exception {
        stage.fake.restFaults().plan(Plan.of(Kind.DELAY, "POST", COMMENTS).delay(Duration.ofMillis(200)));
        var start = System.nanoTime();
        assertThat(comment().status()).isEqualTo(201);
        assertThat(System.nanoTime() - start)
                .isGreaterThan(Duration.ofMillis(200).toNanos());
    }

    @Test
    void faultsArePlannedAndSeenOverHttp() throws Exception {
        var planned = stage.admin.send(
                "POST", "/_sandbox/faults/rest", "kind", "withhold_after", "method", "POST", "path", COMMENTS);
        var id = planned.json().get("id").asInt();
        var waiting = commentLater();
        await().until(() ->
                stage.admin.get("/_sandbox/faults").json().at("/rest/0/waiting").asInt() == 1);
        stage.admin.send("POST", "/_sandbox/faults/rest/" + id + "/release");
        assertThat(waiting.get().status()).isEqualTo(201);
        stage.admin.send("POST", "/_sandbox/faults/webhooks", "kind", "drop", "event", "push");
        assertThat(stage.admin
                        .get("/_sandbox/faults")
                        .json()
                        .at("/webhooks/0/kind")
                        .asText())
                .isEqualTo("drop");
        stage.admin.send("DELETE", "/_sandbox/faults");
        assertThat(stage.admin.get("/_sandbox/faults").json().get("webhooks")).isEmpty();
        assertThat(stage.alice.send("DELETE", "/_sandbox/faults").status()).isEqualTo(401);
    }

    @Test
    void requestsAreLoggedWithWhoAskedAndWhatCameOfIt() throws Exception {
        stage.fake.requests().clear();
        comment();
        stage.carol.send("POST", Stage.PATH + "/labels", "name", "x");
        assertThat(stage.fake.requests().entries())
                .extracting(RequestLog.Entry::actor, RequestLog.Entry::method, RequestLog.Entry::status)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("alice", "POST", 201),
                        org.assertj.core.groups.Tuple.tuple("carol", "POST", 403));
        assertThat(stage.admin.get("/_sandbox/requests").json()).hasSize(2);
    }
}
