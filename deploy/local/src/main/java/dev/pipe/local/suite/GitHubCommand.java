package dev.pipe.local.suite;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pipe.sandbox.github.FakeGitHub;
import dev.pipe.sandbox.github.FakeGitHubOptions;
import dev.pipe.sandbox.process.ReadyFile;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The fake GitHub by itself. What it knows is gone when it stops. */
@Command(name = "github", description = "Runs the fake GitHub.")
public final class GitHubCommand implements Callable<Integer> {

    @Option(names = "--port", defaultValue = "0", description = "port on 127.0.0.1; 0 takes a free one")
    private int port;

    @Option(names = "--data", description = "where its repositories are (.pipe/sandbox/github)")
    private Path data = Checkout.current().state().resolve("sandbox/github");

    @Option(names = "--webhook-url", description = "where its webhooks go; without it there are none")
    private URI webhookUrl;

    @Option(names = "--webhook-secret", defaultValue = "development", description = "what they are signed with")
    private String webhookSecret;

    @Option(names = "--rate-limit", defaultValue = "5000", description = "requests an hour and account (5000)")
    private int rateLimit;

    @Option(names = "--ready-file", description = "written, with how to reach it, once it answers")
    private Path readyFile;

    @Override
    public Integer call() throws IOException, InterruptedException {
        var options = FakeGitHubOptions.in(data).port(port);
        FakeGitHub github = FakeGitHub.start(webhookUrl == null ? options : options.webhook(webhookUrl, webhookSecret));
        github.limits().limit(rateLimit);
        Path key = data.resolve("app-key.pem");
        ReadyFile.write(key, github.app().privateKeyPem());
        var access = new SuiteFile.GitHub(
                github.url(),
                github.webUrl(),
                github.adminToken(),
                github.app().id(),
                github.app().installationId(),
                key.toAbsolutePath().toString());
        var json = new ObjectMapper().writerWithDefaultPrettyPrinter();
        if (readyFile == null) {
            System.out.println(json.writeValueAsString(access) + "\nCtrl-C stops it.");
        } else {
            ReadyFile.write(readyFile, json.writeValueAsString(access));
        }
        RunUntilStopped.with(github);
        return 0;
    }

    public static void main(String[] args) {
        System.exit(new CommandLine(new GitHubCommand()).execute(args));
    }
}
