package dev.pipe.local.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pipe.local.page.OwnSuite;
import dev.pipe.local.suite.Suite;
import dev.pipe.local.suite.SuiteRefused;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./pipe demo --repo} on a repository that has what people's have. */
@ExtendWith(OwnSuite.class)
class OwnBranchIT {

    @TempDir
    Path directory;

    @Test
    void anOddRepositorysBranchReachesAStateWithItsReason(Suite suite) throws Exception {
        var repository = new OddRepository(directory.resolve("some odd répository")).make();
        var before = repository.git("for-each-ref");
        var printed = new ByteArrayOutputStream();

        try (var client = HttpClient.newHttpClient();
                var out = new PrintStream(printed, true, StandardCharsets.UTF_8)) {
            OwnBranchReview.requireReadable(repository.root(), "trunk", "feature/ödd");
            var outcome = new OwnBranchReview(suite.file(), client, out).run(repository.root(), "trunk", "feature/ödd");

            assertThat(outcome.settled())
                    .as(printed.toString(StandardCharsets.UTF_8))
                    .isTrue();
            assertThat(outcome.json().path("reasons").path(0).path("kind").asText())
                    .isEqualTo("review-rejected");
        }

        assertThat(printed.toString(StandardCharsets.UTF_8))
                .contains("Rejected by the review", "hard coded password in " + OddRepository.ODD_FILE + ":2")
                .contains(suite.file().github().webUrl() + "/" + OwnBranchReview.PAGE);
        assertThat(repository.git("for-each-ref")).isEqualTo(before);
        assertThat(repository.git("status", "--porcelain")).isEmpty();
    }

    @Test
    void aRefThatIsNotThereIsToldBeforeAnythingStarts() throws Exception {
        var repository = new OddRepository(directory.resolve("odd")).make();
        assertThatThrownBy(() -> OwnBranchReview.requireReadable(repository.root(), "trunk", "nowhere"))
                .isInstanceOf(SuiteRefused.class)
                .hasMessageContaining("has no commit nowhere")
                .hasMessageContaining("rev-parse nowhere");
    }
}
