package dev.pipe.common.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import dev.pipe.common.event.PullRequestRef;
import dev.pipe.common.event.RepoRef;
import dev.pipe.common.github.ScriptedServer.Scripted;
import dev.pipe.common.github.Seam.Settings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpHeaders;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GitHubHttpTest {

    private static final String TOKEN = "ghp_abcdefghijklmnopqrstuvwxyz0123456789";
    private static final RepoRef REPO = RepoRef.parse("acme/shop");
    private static final PullRequestRef PULL = new PullRequestRef(REPO, 7);

    private static Scripted diff(String text) {
        return new Scripted(200, Map.of("Content-Type", "text/plain", "ETag", "\"" + text + "\""), text.getBytes());
    }

    private static Scripted unchanged() {
        return new Scripted(304, Map.of(), new byte[0]);
    }

    private static Seam seam(ScriptedServer server) {
        return new Seam(Settings.token(server.uri(), TOKEN));
    }

    @Test
    void whatDidNotChangeIsAskedForAndNotSentAgain() {
        var now = new AtomicReference<>("one");
        try (var server = new ScriptedServer(
                request -> ("\"" + now + "\"").equals(request.ifNoneMatch()) ? unchanged() : diff(now.get()))) {
            var seam = seam(server);

            assertThat(seam.reads.diff(PULL)).isEqualTo("one");
            assertThat(seam.reads.diff(PULL)).isEqualTo("one");
            assertThat(seam.count("pipe.github.cache.hits")).isEqualTo(1);
            assertThat(seam.count("pipe.github.requests", "status", "304")).isEqualTo(1);

            now.set("two");
            assertThat(seam.reads.diff(PULL)).isEqualTo("two");
            assertThat(seam.reads.diff(PULL)).isEqualTo("two");
            assertThat(seam.count("pipe.github.cache.hits")).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anAnswerThatIsTooLargeIsNotReadAndNotAskedForAgain(boolean zipped) throws IOException {
        var large = new byte[(int) Math.min(BoundedBody.bearable() + 1, 1L << 30)];
        var answer =
                new Scripted(200, zipped ? Map.of("Content-Encoding", "gzip") : Map.of(), zipped ? gzip(large) : large);
        try (var server = new ScriptedServer(request -> answer)) {
            var failure = catchThrowableOfType(
                    GitHubFailure.class, () -> seam(server).reads.diff(PULL));

            assertThat(failure).hasMessageContaining("the answer is larger than the");
            assertThat(failure.retryable()).isFalse();
            assertThat(server.seen).hasSize(1);
        }
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        var zipped = new ByteArrayOutputStream();
        try (var zip = new GZIPOutputStream(zipped)) {
            zip.write(bytes);
        }
        return zipped.toByteArray();
    }

    @Test
    void theNextPageOfAnUnchangedListIsAskedForAsWell() {
        try (var server = new ScriptedServer(request -> {
            if (request.ifNoneMatch() != null) {
                return unchanged();
            }
            var answer = Scripted.json(200, "[]").header("ETag", "\"x\"");
            return request.path().contains("page=2") ? answer : answer.header("Link", "<http://x>; rel=\"next\"");
        })) {
            var seam = seam(server);
            seam.reads.comments(PULL);
            seam.reads.comments(PULL);
            assertThat(server.seen).hasSize(4);
            assertThat(seam.count("pipe.github.cache.hits")).isEqualTo(2);
        }
    }

    @Test
    void oneTokensAnswersAreNotAnothers() {
        try (var server = new ScriptedServer(request -> diff("one"))) {
            seam(server).reads.diff(PULL);
            var cache = new AnswerCache(Settings.token(server.uri(), TOKEN));
            var mine = new ReadKey("me", server.uri(), "");
            cache.keep(mine, new Answer(200, headers("\"a\""), new byte[10]));

            assertThat(cache.find(mine)).isPresent();
            assertThat(cache.find(new ReadKey("you", server.uri(), ""))).isEmpty();
            assertThat(cache.find(new ReadKey("me", server.uri(), "text/plain")))
                    .isEmpty();
        }
    }

    @Test
    void theCacheHoldsSoManyBytesAndNoMore() {
        try (var server = new ScriptedServer(request -> diff("one"))) {
            var cache = new AnswerCache(Settings.token(server.uri(), TOKEN)); // 1,000,000 bytes
            for (var i = 0; i < 20; i++) {
                cache.keep(key(server, i), new Answer(200, headers("\"a\""), new byte[100_000]));
                cache.find(key(server, 0)); // asked for again and again
            }
            assertThat(cache.bytes()).isBetween(800_000L, 1_000_000L);
            assertThat(cache.find(key(server, 0))).isPresent();
            assertThat(cache.find(key(server, 1))).isEmpty();
            assertThat(cache.find(key(server, 19))).isPresent();

            cache.keep(key(server, 30), new Answer(200, headers("\"a\""), new byte[300_000]));
            assertThat(cache.find(key(server, 30))).isEmpty();
            cache.forget(key(server, 19));
            cache.keep(key(server, 0), new Answer(200, headers(null), new byte[10]));
            assertThat(cache.find(key(server, 0))).isEmpty();
        }
    }

    private static ReadKey key(ScriptedServer server, int number) {
        return new ReadKey("me", server.uri().resolve("/" + number), "");
    }

    private static HttpHeaders headers(String etag) {
        Map<String, List<String>> map = etag == null ? Map.of() : Map.of("ETag", List.of(etag));
        return HttpHeaders.of(map, (name, value) -> true);
    }

    /** And none of them gets an answer that was under way when it asked. */
    @Test
    void readsOfTheSameThingAtTheSameTimeAreTwoRequests() throws Exception {
        var gate = new CountDownLatch(1);
        var number = new AtomicInteger();
        try (var server = new ScriptedServer(request -> {
                    var mine = number.incrementAndGet();
                    awaited(gate);
                    return diff("answer " + mine);
                });
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var seam = seam(server);
            var first = threads.submit(() -> seam.reads.diff(PULL));
            await().until(() -> number.get() == 1);
            var others = new ArrayList<Future<String>>();
            var asking = new AtomicInteger();
            for (var i = 0; i < 10; i++) {
                others.add(threads.submit(() -> {
                    asking.incrementAndGet();
                    return seam.reads.diff(PULL);
                }));
            }
            await().until(() -> asking.get() == 10);
            gate.countDown();

            assertThat(first.get()).isEqualTo("answer 1");
            for (var other : others) {
                assertThat(other.get()).isNotEqualTo("answer 1");
            }
            assertThat(number.get()).isBetween(2, 4); // a straggler may come when the second is sent
        }
    }

    private static void awaited(CountDownLatch gate) {
        try {
            gate.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @ParameterizedTest
    @CsvSource({"500", "502", "503", "504"})
    void aReadThatMeetsAServersTroubleIsRepeated(int status) {
        var number = new AtomicInteger();
        try (var server = new ScriptedServer(
                request -> number.incrementAndGet() < 3 ? Scripted.json(status, "{}") : diff("at last"))) {
            assertThat(seam(server).reads.diff(PULL)).isEqualTo("at last");
        }
    }

    @Test
    void anAnswerOfBrokenJsonIsAskedForAgainAndNeverKept() {
        var number = new AtomicInteger();
        try (var server = new ScriptedServer(
                request -> Scripted.json(200, number.incrementAndGet() < 2 ? "[{\"id\":1,\"bo" : "[]")
                        .header("ETag", "\"x\""))) {
            assertThat(seam(server).reads.comments(PULL)).isEmpty();
            assertThat(number).hasValue(2);
        }
    }

    @Test
    void aRawFileIsNoJsonThoughItsMediaTypeEndsLikeIt() {
        try (var server = new ScriptedServer(request -> new Scripted(
                200,
                Map.of("Content-Type", "application/vnd.github.raw+json; charset=utf-8"),
                "{ no: json".getBytes()))) {
            assertThat(seam(server).reads.file(REPO, "a.yml", "main")).contains("{ no: json");
        }
    }

    @Test
    void aWriteIsNotRepeatedOnTheSpot() {
        var writes = new AtomicInteger();
        try (var server = new ScriptedServer(request -> {
            if (request.method().equals("GET")) {
                return request.path().equals("/user")
                        ? Scripted.json(200, "{\"login\":\"me\",\"id\":1}")
                        : Scripted.json(200, "[]");
            }
            writes.incrementAndGet();
            return Scripted.json(502, "{}");
        })) {
            var seam = seam(server);
            catchThrowableOfType(
                    GitHubFailure.class,
                    () -> seam.writer.perform(new GitHubWrite.UpsertComment(PULL, "living", "x"), false));
            assertThat(writes).hasValue(1);
        }
    }

    @Test
    void a304ThatNobodyAskedForIsTrouble() {
        try (var server = new ScriptedServer(request -> unchanged())) {
            var failure = catchThrowableOfType(
                    GitHubFailure.class, () -> seam(server).reads.comments(PULL));
            assertThat(failure.retryable()).isTrue();
            assertThat(server.seen).hasSize(3);
        }
    }
}
