package dev.pipe.common.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.pipe.common.MovableTime;
import dev.pipe.common.event.PullRequestRef;
import dev.pipe.common.event.RepoRef;
import dev.pipe.common.github.ScriptedServer.Scripted;
import dev.pipe.common.github.Seam.Settings;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RateLimitsTest {

    private static final RepoRef REPO = RepoRef.parse("acme/shop");
    private static final PullRequestRef PULL = new PullRequestRef(REPO, 7);
    private static final Scripted FINE = Scripted.json(200, "[]");

    private final MovableTime clock = new MovableTime();
    private final AtomicReference<Scripted> answer = new AtomicReference<>(FINE);

    private Seam seam(ScriptedServer server) {
        return new Seam(Settings.token(server.uri(), "ghp_x"), clock);
    }

    private static Scripted told(Scripted answer, int remaining, long resetIn) {
        return answer.header("X-RateLimit-Limit", "5000")
                .header("X-RateLimit-Remaining", String.valueOf(remaining))
                .header("X-RateLimit-Reset", String.valueOf(Instant.now().getEpochSecond() + resetIn));
    }

    private static Scripted no(int status, String message) {
        return Scripted.json(status, "{\"message\":\"" + message + "\"}");
    }

    static Stream<Arguments> limits() {
        var date = DateTimeFormatter.RFC_1123_DATE_TIME.format(
                Instant.now().plusSeconds(90).atZone(ZoneOffset.UTC));
        return Stream.of(
                arguments("primary", told(no(403, "API rate limit exceeded"), 0, 1200), 1200),
                arguments("primary as 429", told(no(429, "API rate limit exceeded"), 0, 600), 600),
                arguments(
                        "secondary, with a time",
                        told(no(403, "secondary rate limit").header("Retry-After", "75"), 4000, 1200),
                        75),
                arguments("secondary as 429, with a time", no(429, "slow down").header("Retry-After", "30"), 30),
                arguments("secondary, with a date", no(429, "slow down").header("Retry-After", date), 90),
                arguments(
                        "secondary, without a time",
                        told(no(403, "You have exceeded a secondary rate limit"), 4000, 9),
                        60),
                arguments("abuse, without a time", no(403, "You have triggered an abuse detection mechanism"), 60),
                arguments("429 without a word", no(429, ""), 60),
                arguments("a time beyond reason", no(429, "").header("Retry-After", "999999999"), 3660));
    }

    @ParameterizedTest(name = "{0}: {2} s")
    @MethodSource("limits")
    void aLimitIsHeededForAsLongAsItLasts(String name, Scripted limit, long seconds) {
        try (var server = new ScriptedServer(request -> answer.get())) {
            var seam = seam(server);
            answer.set(limit);

            var refused = catchThrowableOfType(GitHubFailure.class, () -> seam.reads.comments(PULL));
            var held = catchThrowableOfType(GitHubFailure.class, () -> seam.reads.diff(PULL));

            assertThat(server.seen).hasSize(1); // the second never left the house
            assertThat(refused.status()).isEqualTo(limit.status());
            assertThat(held.status()).isZero();
            for (var failure : new GitHubFailure[] {refused, held}) {
                assertThat(failure.retryable()).isTrue();
                assertThat(failure.notBefore().orElseThrow())
                        .isCloseTo(clock.instant().plusSeconds(seconds), within(3, ChronoUnit.SECONDS));
                assertThat(failure).hasMessageContaining("it goes on at ");
            }
            assertThat(seam.gauge("pipe.github.rate.wait")).isCloseTo(seconds, within(3.0));

            answer.set(FINE);
            clock.forwardTo(held.notBefore().orElseThrow());
            assertThat(seam.reads.comments(PULL)).isEmpty();
            assertThat(seam.gauge("pipe.github.rate.wait")).isZero();
        }
    }

    @Test
    void aSecondaryLimitThatComesBackIsGivenMoreTimeEachTime() {
        try (var server = new ScriptedServer(request -> answer.get())) {
            var seam = seam(server);
            answer.set(no(403, "You have exceeded a secondary rate limit"));
            for (var minutes : new int[] {1, 2, 4, 8, 16, 16}) {
                assertThat(wait(seam)).isEqualTo(Duration.ofMinutes(minutes));
                clock.forward(Duration.ofMinutes(minutes));
            }
            answer.set(FINE);
            seam.reads.comments(PULL);
            answer.set(no(403, "You have exceeded a secondary rate limit"));
            assertThat(wait(seam)).isEqualTo(Duration.ofMinutes(1));
        }
    }

    private Duration wait(Seam seam) {
        var failure = catchThrowableOfType(GitHubFailure.class, () -> seam.reads.comments(PULL));
        return Duration.between(clock.instant(), failure.notBefore().orElseThrow());
    }

    @Test
    void aServiceThatSaysWhenItIsBackHoldsUpOnlyTheCall() {
        try (var server = new ScriptedServer(request -> answer.get())) {
            var seam = seam(server);
            answer.set(no(503, "maintenance").header("Retry-After", "120"));
            assertThat(wait(seam)).isCloseTo(Duration.ofSeconds(120), Duration.ofSeconds(3));
            assertThat(server.seen).hasSize(1);
            answer.set(FINE);
            assertThat(seam.reads.comments(PULL)).isEmpty();
        }
    }

    @Test
    void aRefusalOfAnotherKindIsNoLimit() {
        try (var server = new ScriptedServer(request -> answer.get())) {
            var seam = seam(server);
            answer.set(told(no(403, "Resource not accessible by integration"), 4000, 1200));
            var failure = catchThrowableOfType(GitHubFailure.class, () -> seam.reads.comments(PULL));
            assertThat(failure.retryable()).isFalse();
            assertThat(failure.notBefore()).isEmpty();
            answer.set(FINE);
            assertThat(seam.reads.comments(PULL)).isEmpty();
        }
    }

    @Test
    void whatIsLeftIsShown() {
        try (var server = new ScriptedServer(request -> answer.get())) {
            var seam = seam(server);
            assertThat(seam.gauge("pipe.github.rate.remaining", "resource", "core"))
                    .isNaN();
            answer.set(told(FINE, 4321, 60));
            seam.reads.comments(PULL);
            assertThat(seam.gauge("pipe.github.rate.remaining", "resource", "core"))
                    .isEqualTo(4321);
            answer.set(told(FINE, 4400, 60)); // overtaken by the one before
            seam.reads.comments(PULL);
            assertThat(seam.gauge("pipe.github.rate.remaining", "resource", "core"))
                    .isEqualTo(4321);
            clock.forward(Duration.ofSeconds(61));
            assertThat(seam.gauge("pipe.github.rate.remaining", "resource", "core"))
                    .isEqualTo(5000);
        }
    }

    @Test
    void beforeTheLimitIsReachedOurPartOfTheRestIsSpreadUntilTheReset() {
        try (var server = new ScriptedServer(request -> answer.get())) {
            var seam = seam(server);
            answer.set(told(FINE, 400, 1000)); // under a tenth of 5,000; a fifth of it is ours: 80 in 1,000 s
            seam.reads.comments(PULL);

            var passed = 0;
            GitHubFailure held = null;
            while (held == null && passed < 50) {
                held = catchThrowableOfType(GitHubFailure.class, () -> seam.reads.comments(PULL));
                passed += held == null ? 1 : 0;
            }
            assertThat(passed).isEqualTo(10);
            assertThat(held).isNotNull();
            assertThat(Duration.between(clock.instant(), held.notBefore().orElseThrow()))
                    .isCloseTo(Duration.ofMillis(62_500), Duration.ofSeconds(2)); // five at a time

            clock.forwardTo(held.notBefore().orElseThrow());
            for (var i = 0; i < 4; i++) {
                seam.reads.comments(PULL);
            }
        }
    }

    @Test
    void whatCostsNothingDoesNotWaitWhenRequestsBecomeFew() {
        try (var server = new ScriptedServer(request -> request.ifNoneMatch() != null
                ? told(new Scripted(304, Map.of(), new byte[0]), 400, 1000)
                : told(Scripted.json(200, "[]").header("ETag", "\"x\""), 400, 1000))) {
            var seam = seam(server);
            for (var i = 0; i < 40; i++) {
                seam.reads.comments(PULL);
            }
            assertThat(seam.count("pipe.github.cache.hits")).isEqualTo(39);
        }
    }

    @Test
    void onePayersLimitIsNotAnothers() throws Exception {
        var payers = new Payers();
        payers.pays("token a", "installation 1");
        payers.pays("token b", "installation 2");
        var config = Settings.token(URI.create("http://127.0.0.1:1"), "x");
        var limits = new RateLimits(payers, config, clock, new SimpleMeterRegistry());
        var first = request("token a");
        limits.heed(first, scripted(429));
        payers.pays("token a2", "installation 1"); // renewed: the same payer

        assertThat(catchThrowableOfType(GitHubLimited.class, () -> limits.admit(first)))
                .hasMessageContaining("installation 1");
        assertThat(catchThrowableOfType(GitHubLimited.class, () -> limits.admit(request("token a2"))))
                .isNotNull();
        limits.admit(request("token b"));
        limits.admit(request("Bearer a.b.c"));
    }

    private static HttpRequest request(String authorization) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:1/repos/a/b"))
                .header("Authorization", authorization)
                .build();
    }

    private static Answer scripted(int status) {
        var none = HttpHeaders.of(Map.of(), (name, value) -> true);
        return new Answer(status, none, new byte[0]);
    }
}
