package dev.pipe.local.config;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pipe.local.client.BotApi;
import dev.pipe.local.suite.Checkout;
import dev.pipe.local.suite.SuiteFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Asks the running suite what would happen to a pull request; exit code 1 when the file has an error. */
@Command(
        name = "explain",
        description = "Says what would happen to a pull request, and why; asks this checkout's running suite.")
final class ExplainCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(names = "--pr", required = true, paramLabel = "OWNER/REPO#N", description = "the pull request")
    private String pullRequest;

    @Option(names = "--file", paramLabel = "FILE", description = "as if this file stood on its base branch")
    private Path file;

    @Override
    public Integer call() throws IOException {
        var suite = SuiteFile.of(Checkout.current())
                .orElseThrow(() -> new IOException("No suite runs in this checkout. './pipe up' starts one."));
        var text = file == null ? Optional.<String>empty() : Optional.of(Files.readString(file));
        try (var client = HttpClient.newHttpClient()) {
            return show(
                    new BotApi(suite, client).explain(pullRequest, text),
                    spec.commandLine().getOut());
        }
    }

    static int show(JsonNode explained, PrintWriter out) {
        out.println(explained.path("pullRequest").asText());
        explained.path("says").forEach(line -> out.println("  " + line.asText()));
        explained.path("notes").forEach(line -> out.println("  note: " + line.asText()));
        explained
                .path("problems")
                .forEach(problem -> out.printf(
                        "  error, so this file is not in force: line %d, column %d: %s. %s%n",
                        problem.path("line").asInt(),
                        problem.path("column").asInt(),
                        problem.path("what").asText(),
                        problem.path("mend").asText()));
        out.flush();
        return explained.path("problems").isEmpty() ? 0 : 1;
    }
}
