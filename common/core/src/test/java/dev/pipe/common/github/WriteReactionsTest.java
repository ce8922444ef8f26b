package dev.pipe.common.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.pipe.common.event.PullRequestRef;
import dev.pipe.common.github.GitHubWrite.React;
import dev.pipe.common.github.ScriptedServer.Scripted;
import dev.pipe.common.github.Seam.Settings;
import java.net.URI;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reactions on reviews, which go through GraphQL. */
class WriteReactionsTest {

    private static final React REACT = new React(PullRequestRef.parse("acme/shop#7"), "REVIEW", 5, "+1");

    private static Scripted answer(String path, Scripted graphQl) {
        return path.endsWith("/graphql") ? graphQl : Scripted.json(200, "{\"id\":5,\"node_id\":\"PRR_5\"}");
    }

    @Test
    void areAddedBesideTheRestEndpointOfAnEnterpriseServer() {
        try (var server = new ScriptedServer(request -> answer(request.path(), Scripted.json(200, "{\"data\":{}}")))) {
            var seam = new Seam(Settings.token(URI.create(server.uri() + "/api/v3"), "t"));
            assertThat(seam.writer.perform(REACT, false)).isEmpty();
            assertThat(server.seen)
                    .extracting(ScriptedServer.Seen::path)
                    .containsExactly("/api/v3/repos/acme/shop/pulls/7/reviews/5", "/api/graphql");
        }
    }

    @Test
    void tellWhatGraphQlRefuses() {
        var refusal = Scripted.json(200, "{\"data\":null,\"errors\":[{\"message\":\"Resource not accessible\"}]}");
        try (var server = new ScriptedServer(request -> answer(request.path(), refusal))) {
            var seam = new Seam(Settings.token(server.uri(), "t"));
            assertThat(seam.writer.perform(REACT, false)).endsWith("Resource not accessible");
        }
    }

    @Test
    void meetGraphQlsLimitInAnAnswerThatSays200() {
        var limit = Scripted.json(
                        200, "{\"errors\":[{\"type\":\"RATE_LIMITED\",\"message\":\"API rate limit exceeded\"}]}")
                .header("X-RateLimit-Limit", "5000")
                .header("X-RateLimit-Remaining", "0")
                .header("X-RateLimit-Reset", String.valueOf(Instant.now().getEpochSecond() + 600));
        try (var server = new ScriptedServer(request -> answer(request.path(), limit))) {
            var seam = new Seam(Settings.token(server.uri(), "t"));
            var met = catchThrowableOfType(GitHubFailure.class, () -> seam.writer.perform(REACT, false));
            var held = catchThrowableOfType(GitHubFailure.class, () -> seam.writer.perform(REACT, true));

            assertThat(met.retryable()).isTrue();
            assertThat(held.notBefore()).isPresent();
            assertThat(server.seen)
                    .filteredOn(request -> request.path().equals("/graphql"))
                    .hasSize(1);
        }
    }

    @Test
    void comeLaterWhereGraphQlItselfHasTrouble() {
        var trouble = Scripted.json(
                200, "{\"data\":null,\"errors\":[{\"message\":\"Something went wrong while executing your query.\"}]}");
        try (var server = new ScriptedServer(request -> answer(request.path(), trouble))) {
            var seam = new Seam(Settings.token(server.uri(), "t"));
            var met = catchThrowableOfType(GitHubFailure.class, () -> seam.writer.perform(REACT, false));
            assertThat(met.retryable()).isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource({"ISSUE_COMMENT,404", "REVIEW_COMMENT,404", "REVIEW,404", "ISSUE_COMMENT,410"})
    void areLeftOutWhereTheCommentIsDeleted(String kind, int status) {
        try (var server = new ScriptedServer(request -> Scripted.json(status, "{\"message\":\"Not Found\"}"))) {
            var seam = new Seam(Settings.token(server.uri(), "t"));
            var react = new React(PullRequestRef.parse("acme/shop#7"), kind, 5, "+1");
            assertThat(seam.writer.perform(react, false)).isEmpty();
            assertThat(seam.count("pipe.github.writes", "outcome", "impossible"))
                    .isEqualTo(1);
        }
    }

    @Test
    void areLeftOutWhereThereIsNoGraphQl() {
        try (var server = new ScriptedServer(
                request -> answer(request.path(), Scripted.json(404, "{\"message\":\"Not Found\"}")))) {
            var seam = new Seam(Settings.token(server.uri(), "t"));
            assertThat(seam.writer.perform(REACT, false)).isEmpty();
            assertThat(seam.count("pipe.github.writes", "outcome", "impossible"))
                    .isEqualTo(1);
        }
    }
}
