package dev.pipe.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pipe.local.client.GitHubUser;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What is left of the story: a table of the last run, and which lines came true. */
record Report(JsonNode runs, List<CheckStory.Line> lines, String storyStopped, Duration took) {

    boolean cameTrue() {
        return storyStopped.isEmpty() && lines.stream().allMatch(CheckStory.Line::cameTrue);
    }

    void print(PrintStream out) {
        out.println();
        for (var run : runs) {
            out.printf(
                    "Run %s, head %.7s, trace %s: %s%n",
                    run.path("id").asText(),
                    run.path("headSha").asText(),
                    run.path("traceId").asText("none"),
                    run.path("outcome").asText("live"));
            out.printf("  %-12s %-10s %8s  %s%n", "stage", "status", "took", "result");
            for (var stage : run.path("stages")) {
                out.printf(
                        "  %-12s %-10s %8s  %s%n",
                        stage.path("stage").asText(),
                        stage.path("status").asText(),
                        took(stage),
                        stage.path("result").asText());
            }
            out.println();
        }
        lines.forEach(line -> out.printf(
                "  %s %s%s%n",
                line.cameTrue() ? "ok     " : "MISSING", line.line(), line.cameTrue() ? "" : ": " + line.missing()));
        if (!storyStopped.isEmpty()) {
            out.println("  The story stopped at: " + storyStopped);
        }
        out.printf(
                "%n%s after %d s%n",
                cameTrue() ? "The story came true" : "The story did NOT come true", took.toSeconds());
    }

    void writeTo(Path file) throws IOException {
        ObjectNode json = GitHubUser.JSON.createObjectNode();
        json.put("cameTrue", cameTrue());
        json.put("stoppedAt", storyStopped);
        json.put("seconds", took.toMillis() / 1000.0);
        var told = json.putArray("lines");
        lines.forEach(line -> told.addObject()
                .put("line", line.line())
                .put("cameTrue", line.cameTrue())
                .put("missing", line.missing()));
        json.set("runs", runs);
        Files.writeString(file, GitHubUser.JSON.writerWithDefaultPrettyPrinter().writeValueAsString(json) + "\n");
    }

    private static String took(JsonNode stage) {
        if (!stage.hasNonNull("requestedAt") || !stage.hasNonNull("finishedAt")) {
            return "-";
        }
        var took = Duration.between(
                Instant.parse(stage.path("requestedAt").asText()),
                Instant.parse(stage.path("finishedAt").asText()));
        return "%.1f s".formatted(took.toMillis() / 1000.0);
    }
}
