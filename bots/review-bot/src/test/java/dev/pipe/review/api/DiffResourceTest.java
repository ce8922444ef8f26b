package dev.pipe.review.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pipe.common.event.PullRequestRef;
import dev.pipe.common.event.RepoRef;
import dev.pipe.common.github.GitHubFailure;
import dev.pipe.common.github.GitHubReads.DiffTooLarge;
import dev.pipe.review.ScriptedReads;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DiffResourceTest {

    private static final PullRequestRef OPEN = PullRequestRef.parse("acme/shop#7");
    private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");
    private static final String KEY = "AKIA" + "4QZ7WXR2" + "LMVN6TPE";
    private static final int LARGEST = 1_048_576;

    private final ScriptedReads github = new ScriptedReads();
    private final DiffResource diffs = new DiffResource(
            github,
            new GitHubHosts(List.of("github.com", "www.github.com")),
            new ApiCaller(null, null, null, null, null) {
                @Override
                boolean mayRead(RepoRef repo, String person) {
                    return "ben".equals(person);
                }
            },
            Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void theTextComesAsItIsAndIsKeptNowhere() {
        github.open(OPEN, "a".repeat(40), "diff --git a/a b/a\n@@ -0,0 +1 @@\n+\u00e4\r\n");
        var answer = get("github.com/acme/shop/pull/7");
        assertThat(answer.getStatus()).isEqualTo(200);
        assertThat(answer.getMediaType()).hasToString("text/plain;charset=UTF-8");
        assertThat(answer.getHeaderString("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.getEntity()).isEqualTo("diff --git a/a b/a\n@@ -0,0 +1 @@\n+\u00e4\r\n");
    }

    @Test
    void credentialsAreMaskedAndEveryLineKeepsItsMark() {
        var diff = """
                diff --git a/a.pem b/a.pem
                @@ -1,2 +1,7 @@ class "%1$s"
                 before
                -key = "%1$s"
                +-----BEGIN RSA %2$s-----
                +MIIEowIBAAKCAQEAx1y2z3aBcDeFgHiJkLmNoPqRsTuVwXyZ0123456789
                +q1w2e3r4t5y6u7i8o9p0AsDfGhJkLzXcVbNm1234567890qwertyuiop
                diff --git a/src/main/java/dev/pipe/review/api/SomeRatherLongNamedClass.java b/b
                @@ -1 +1 @@
                -x
                +y
                """.formatted(KEY, "PRIVATE KEY");
        github.open(OPEN, "a".repeat(40), diff);
        var masked = (String) get("github.com/acme/shop/pull/7").getEntity();
        assertThat(masked)
                .doesNotContain(KEY.substring(4), "MIIEow", "q1w2e3")
                .contains("SomeRatherLongNamedClass", "\n-x\n+y\n", "\n+-----BEGIN RSA ");
        assertThat(masked.lines().map(line -> line.charAt(0)).toList())
                .isEqualTo(diff.lines().map(line -> line.charAt(0)).toList());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nowhere",
                "https://github.example/acme/shop/pull/7",
                "https://api.github.com/acme/shop/pull/7",
                "http://127.0.0.1:9/acme/shop/pull/7",
                "file:///etc/passwd",
                "https://github.com/acme/../pull/7",
                "https://github.com/acme/./pull/7",
                "https://github.com/./shop/pull/7",
                "https://github.com/../shop/pull/7"
            })
    void whatIsNoPullRequestOfThisGitHubIsRefusedBeforeAnybodyIsAsked(String url) {
        isError(get(url), 400, "Not the address of a pull request on github.com");
    }

    @Test
    void anAddressIsWanted() {
        isError(get(null), 400, "Missing prUrl");
        isError(get("  "), 400, "Missing prUrl");
    }

    @Test
    void whoMayNotReadLearnsNothing() {
        github.open(OPEN, "a".repeat(40), "diff --git a/a b/a\n");
        var notThere = get("github.com/acme/shop/pull/8");
        var notTheirs = diffs.diff("github.com/acme/shop/pull/7", "mallory");
        isError(notThere, 404, "There is no such pull request, or you may not read it");
        assertThat(notTheirs.getStatus()).isEqualTo(404);
        assertThat(notTheirs.getEntity()).isEqualTo(notThere.getEntity());
    }

    static Stream<Arguments> failures() {
        return Stream.of(
                Arguments.of(GitHubFailure.until(null, "gone", 404, null), 404, null),
                Arguments.of(GitHubFailure.until(null, "slow down", 429, null), 429, "60"),
                Arguments.of(GitHubFailure.until(NOW.plusSeconds(90), "spent", 403, null), 429, "90"),
                Arguments.of(GitHubFailure.until(NOW.minusSeconds(9), "spent", 403, null), 429, "1"),
                Arguments.of(GitHubFailure.until(null, "forbidden", 403, null), 502, null),
                Arguments.of(GitHubFailure.until(null, "broken", 500, null), 502, null),
                Arguments.of(new GitHubFailure("no route", true, null), 502, null),
                Arguments.of(new DiffTooLarge("406"), 413, null));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void whatGitHubRefusesHasItsStatus(GitHubFailure failure, int status, String retryAfter) {
        github.openWithoutDiff(OPEN, "a".repeat(40), failure);
        var answer = get("github.com/acme/shop/pull/7");
        isError(answer, status, "");
        assertThat(answer.getHeaderString("Retry-After")).isEqualTo(retryAfter);
    }

    @Test
    void oneMebibyteIsTheMostCountedInBytes() {
        github.open(OPEN, "a".repeat(40), "x".repeat(LARGEST));
        assertThat(get("github.com/acme/shop/pull/7").getStatus()).isEqualTo(200);
        github.open(OPEN, "a".repeat(40), "x".repeat(LARGEST + 1));
        isError(get("github.com/acme/shop/pull/7"), 413, "The diff is larger than 1 MiB");
        github.open(OPEN, "a".repeat(40), "\u00e4".repeat(LARGEST / 2 + 1));
        isError(get("github.com/acme/shop/pull/7"), 413, "The diff is larger than 1 MiB");
    }

    private Response get(String url) {
        return diffs.diff(url, "ben");
    }

    /** {@code {error}} and nothing else, kept nowhere. */
    private static void isError(Response answer, int status, String text) {
        assertThat(answer.getStatus()).isEqualTo(status);
        assertThat(answer.getMediaType()).hasToString("application/json");
        assertThat(answer.getHeaderString("Cache-Control")).isEqualTo("no-store");
        var body = new ObjectMapper().valueToTree(answer.getEntity());
        assertThat(body.fieldNames()).toIterable().containsExactly("error");
        assertThat(body.get("error").asText()).contains(text).isNotEmpty();
    }
}
