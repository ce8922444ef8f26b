package dev.pipe.common.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.pipe.common.event.PullRequestRef;
import dev.pipe.common.event.RepoRef;
import dev.pipe.common.github.ScriptedServer.Scripted;
import dev.pipe.common.github.Seam.Settings;
import io.opentelemetry.api.trace.SpanKind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class GitHubConnectionsTest {

    private static final String TOKEN = "ghp_abcdefghijklmnopqrstuvwxyz0123456789";
    private static final RepoRef REPO = RepoRef.parse("acme/shop");
    private static final PullRequestRef PULL = new PullRequestRef(REPO, 7);

    static Stream<Arguments> refusals() {
        var words =
                "{\"message\":\"Validation Failed\",\"errors\":[{\"field\":\"line\",\"code\":\"invalid\"},\"not in diff\"]}";
        return Stream.of(
                arguments(500, "", "{}", true),
                arguments(502, "", "<html>Bad gateway</html>", true),
                arguments(503, "", "", true),
                arguments(429, "", "{}", true),
                arguments(403, "Retry-After", "{}", true),
                arguments(403, "X-RateLimit-Remaining", "{}", true),
                arguments(403, "", "{\"message\":\"You have exceeded a secondary rate limit\"}", true),
                arguments(403, "", "{\"message\":\"Resource not accessible by integration\"}", false),
                arguments(401, "", "{\"message\":\"Bad credentials\"}", false),
                arguments(404, "", "{\"message\":\"Not Found\"}", false),
                arguments(405, "", "{\"message\":\"Merge conflict\"}", false),
                arguments(409, "", "{\"message\":\"Head branch was modified\"}", false),
                arguments(410, "", "{\"message\":\"Gone\"}", false),
                arguments(422, "", words, false));
    }

    @ParameterizedTest(name = "{0} {1} {2}: retryable {3}")
    @MethodSource("refusals")
    void aRefusalBecomesAFailureOnce(int status, String header, String body, boolean retryable) {
        try (var server = new ScriptedServer(request -> header.isEmpty()
                ? Scripted.json(status, body)
                : Scripted.json(status, body).header(header, "0"))) {
            var seam = new Seam(Settings.token(server.uri(), TOKEN));
            var other = new Seam(Settings.token(server.uri(), TOKEN)); // a limit that the first met is not its own

            var ours = catchThrowableOfType(GitHubFailure.class, () -> seam.reads.comments(PULL));
            var theirs = catchThrowableOfType(
                    GitHubFailure.class,
                    () -> other.connections.call(REPO, "read labels", on -> other.connections
                            .repository(REPO)
                            .getLabel("x")));

            // only what may pass within a moment is asked again on the spot
            assertThat(server.seen).hasSize(status >= 500 ? 6 : 2);
            for (var failure : new GitHubFailure[] {ours, theirs}) {
                assertThat(failure.retryable()).isEqualTo(retryable);
                assertThat(failure.status()).isEqualTo(status);
            }
        }
    }

    @Test
    void theMessageHoldsTheCallAndGitHubsWordsAndNoToken() {
        var words = "{\"message\":\"Validation Failed\",\"errors\":[{\"field\":\"line\",\"code\":\"invalid\"},\"x\"]}";
        try (var server = new ScriptedServer(request -> Scripted.json(422, words))) {
            var seam = new Seam(Settings.token(server.uri(), TOKEN));

            var failure = catchThrowableOfType(GitHubFailure.class, () -> seam.reads.comments(PULL));

            assertThat(failure)
                    .hasMessage("Could not list the comments of acme/shop#7: GitHub answered 422,"
                            + " Validation Failed (line invalid; x)");
            for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
                assertThat(cause.toString()).doesNotContain(TOKEN);
            }
        }
    }

    @Test
    void noRedirectIsFollowed() {
        try (var elsewhere = new ScriptedServer(request -> Scripted.json(200, "[]"));
                var server = new ScriptedServer(
                        request -> Scripted.json(301, "{}").header("Location", elsewhere.uri() + request.path()))) {
            var seam = new Seam(Settings.token(server.uri(), TOKEN));

            var ours = catchThrowableOfType(GitHubFailure.class, () -> seam.reads.comments(PULL));
            var theirs = catchThrowableOfType(
                    GitHubFailure.class,
                    () -> seam.connections.call(REPO, "read labels", on -> seam.connections
                            .repository(REPO)
                            .getLabel("x")));

            assertThat(ours.retryable()).isFalse();
            assertThat(theirs).hasMessageContaining("is not followed");
            assertThat(elsewhere.seen).isEmpty();
        }
    }

    @Test
    void thePagesLinkIsReadAndNotObeyed() {
        try (var elsewhere = new ScriptedServer(request -> Scripted.json(200, "[]"));
                var server = new ScriptedServer(request -> request.path().contains("page=2")
                        ? Scripted.json(200, "[]")
                        : Scripted.json(200, "[]").header("Link", "<" + elsewhere.uri() + ">; rel=\"next\""))) {
            new Seam(Settings.token(server.uri(), TOKEN)).reads.comments(PULL);

            assertThat(server.seen).hasSize(2);
            assertThat(elsewhere.seen).isEmpty();
        }
    }

    @Test
    void anAnswerWhoseBodyNeverComesIsGivenUp() {
        try (var server = new ScriptedServer(request -> null)) {
            var seam = new Seam(Settings.token(server.uri(), TOKEN).timeout(Duration.ofMillis(300)));

            var failure = catchThrowableOfType(GitHubFailure.class, () -> seam.reads.comments(PULL));

            assertThat(failure.retryable()).isTrue();
            assertThat(failure).hasMessageContaining("no answer within");
            assertThat(seam.count("pipe.github.requests", "status", "none")).isEqualTo(1);
        }
    }

    @Test
    void nobodyThereIsRetryable() throws IOException {
        int port;
        try (var taken = new ServerSocket(0)) {
            port = taken.getLocalPort();
        }
        var seam = new Seam(Settings.token(URI.create("http://127.0.0.1:" + port), TOKEN));

        var ours = catchThrowableOfType(GitHubFailure.class, () -> seam.reads.comments(PULL));
        var theirs = catchThrowableOfType(
                GitHubFailure.class,
                () -> seam.connections.call(REPO, "read labels", on -> seam.connections
                        .repository(REPO)
                        .getLabel("x")));

        assertThat(ours.retryable()).isTrue();
        assertThat(theirs.retryable()).isTrue();
        assertThat(seam.count("pipe.github.requests", "status", "none")).isEqualTo(6);
    }

    @Test
    void aZippedAnswerIsUnzipped() throws IOException {
        var zipped = new ByteArrayOutputStream();
        try (var zip = new GZIPOutputStream(zipped)) {
            zip.write("{\"name\":\"x\",\"color\":\"ffffff\"}".getBytes());
        }
        try (var server = new ScriptedServer(
                request -> new Scripted(200, Map.of("Content-Encoding", "gzip"), zipped.toByteArray()))) {
            var seam = new Seam(Settings.token(server.uri(), TOKEN));

            assertThat(seam.reads.diff(PULL)).contains("ffffff");
            var label = seam.connections.call(
                    REPO, "read labels", on -> seam.connections.repository(REPO).getLabel("x"));
            assertThat(label.getColor()).isEqualTo("ffffff");
        }
    }

    @Test
    void aProxyIsUsed() {
        try (var proxy = new ScriptedServer(request -> Scripted.json(200, "[]"))) {
            var seam = new Seam(
                    Settings.token(URI.create("http://github.example"), TOKEN).proxy(proxy.uri()));

            assertThat(seam.reads.comments(PULL)).isEmpty();
            assertThat(proxy.seen.getFirst().path()).startsWith("http://github.example/repos/acme/shop/issues/7");
        }
    }

    @Test
    void everyCallIsCountedAndTraced() {
        try (var server = new ScriptedServer(request -> Scripted.json(200, "[]"))) {
            var seam = new Seam(Settings.token(server.uri(), TOKEN));

            seam.reads.comments(PULL);

            assertThat(seam.count("pipe.github.requests", "endpoint_group", "repos/issues/comments", "status", "200"))
                    .isEqualTo(1);
            assertThat(seam.spans).singleElement().satisfies(span -> {
                assertThat(span.getName()).isEqualTo("GET repos/issues/comments");
                assertThat(span.getKind()).isEqualTo(SpanKind.CLIENT);
            });
        }
    }

    @Test
    void withoutCredentialsTheFailureSaysWhatToSet() {
        var nobody = new Settings(
                URI.create("http://127.0.0.1:9"),
                OptionalLong.empty(),
                Optional.empty(),
                Optional.empty(),
                Duration.ofSeconds(1),
                Optional.empty(),
                Optional.empty(),
                false);

        var failure = catchThrowableOfType(GitHubFailure.class, () -> new Seam(nobody).reads.comments(PULL));

        assertThat(failure.retryable()).isFalse();
        assertThat(failure).hasMessageContaining("pipe.github.token");
    }
}
