package dev.pipe.sandbox.github;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pipe.sandbox.github.http.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** Every path the fake speaks, called once, each answer held against GitHub's own description. */
@EnabledIfSystemProperty(
        named = "pipe.openapi.github",
        matches = ".+",
        disabledReason = "-Dpipe.openapi.github=<GitHub's OpenAPI description> is not given")
class DescribedAnswersTest {
    @TempDir
    Path directory;

    private Description description;
    private FakeGitHub fake;
    private Judge judge;
    private Tour tour;

    @BeforeEach
    void start() throws Exception {
        description = new Description(Path.of(System.getProperty("pipe.openapi.github")));
        fake = FakeGitHub.start(FakeGitHubOptions.in(directory));
        judge = new Judge(description);
        tour = new Tour(fake, judge);
    }

    @AfterEach
    void stop() {
        fake.close();
    }

    @Test
    void everyAnswerIsAsGitHubDescribesIt() throws Exception {
        tour.everywhere();
        assertThat(judge.complaints).isEmpty();
        assertThat(judge.missed(NotSpoken.OPERATIONS))
                .as("described, neither tried nor named as not spoken")
                .isEmpty();
    }

    @Test
    void theJudgeFindsWhatIsMissingOrOfAnotherType() throws Exception {
        var path = "/repos/acme/shop/issues/comments/";
        var operation = description.operation("GET", path + "1").orElseThrow();
        var comment = fake.as("alice").comment("acme/shop", tour.pulls(), "hello");
        var good = new Caller(fake.url(), fake.adminToken()).get(path + comment).json();
        assertThat(verdict(operation, good)).isEmpty();
        var lacking = ((ObjectNode) good.deepCopy()).without(List.of("user"));
        assertThat(verdict(operation, lacking)).singleElement().asString().contains("user");
        var wrong = Json.with(good.deepCopy(), "id", "seven", "created_at", "yesterday");
        assertThat(verdict(operation, wrong)).hasSize(2);
    }

    private List<String> verdict(Description.Operation operation, JsonNode body) throws IOException {
        return description.complaints(operation, 200, "application/json", Json.bytes(body));
    }
}
