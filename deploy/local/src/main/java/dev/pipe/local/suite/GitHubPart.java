package dev.pipe.local.suite;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pipe.sandbox.process.ChildProcess;
import dev.pipe.sandbox.process.JavaCommand;
import dev.pipe.sandbox.process.ReadyFile;
import dev.pipe.sandbox.process.Signal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** The fake GitHub, in a process of its own; it sends its webhooks to pipeline-bot. */
final class GitHubPart implements Part {

    private static final int HEAP_MEGABYTES = 384; // git objects of the user's own repository

    /** Enough for a bench: the bots would spread the last tenth of GitHub's 5,000 over the hour, and people watch. */
    private static final int REQUESTS_AN_HOUR = 1_000_000;

    private static final Duration START = Duration.ofSeconds(60);

    private final Path directory;
    private final Path log;
    private final List<String> arguments;
    private final String url;
    private volatile ChildProcess process;
    private volatile SuiteFile.GitHub access;

    GitHubPart(Path directory, Path log, int port, Webhooks webhooks) {
        this.directory = directory;
        this.log = log;
        this.url = "http://127.0.0.1:" + port;
        this.arguments = List.of(
                "--port", "" + port,
                "--data", directory.resolve("data").toString(),
                "--webhook-url", webhooks.url(),
                "--webhook-secret", webhooks.secret(),
                "--rate-limit", "" + REQUESTS_AN_HOUR,
                "--ready-file", ready().toString());
    }

    /** Where deliveries go, and what they are signed with. */
    record Webhooks(String url, String secret) {}

    private Path ready() {
        return directory.resolve("github.ready");
    }

    @Override
    public String name() {
        return "github";
    }

    @Override
    public String where() {
        return url;
    }

    @Override
    public ChildProcess process() {
        return process;
    }

    @Override
    public void launch() throws IOException {
        Files.createDirectories(directory);
        Files.deleteIfExists(ready());
        var command = JavaCommand.of(GitHubCommand.class, HEAP_MEGABYTES, arguments);
        process = ChildProcess.start(new ChildProcess.Spec(command, log, Signal.TERM));
        access = new ObjectMapper().readValue(ReadyFile.await(ready(), process, START), SuiteFile.GitHub.class);
    }

    SuiteFile.GitHub access() {
        return access;
    }
}
