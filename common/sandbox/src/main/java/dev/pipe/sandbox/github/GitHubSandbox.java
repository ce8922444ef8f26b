package dev.pipe.sandbox.github;

import dev.pipe.sandbox.github.http.Json;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The fake GitHub as a process of its own; stays until it is ended. */
@Command(
        name = "github",
        description = "Starts the fake GitHub and stays up until it is ended.",
        mixinStandardHelpOptions = true)
public final class GitHubSandbox implements Callable<Integer> {
    @Option(names = "--port", description = "Port on 127.0.0.1; a free one by default.")
    int port;

    @Option(names = "--data", required = true, description = "Directory of the git repositories.")
    Path data;

    @Option(
            names = "--admin-token",
            description = "Token for /_sandbox; made up and written to the ready file if absent.")
    String adminToken;

    @Option(names = "--webhook-url", description = "Where the App's webhooks go.")
    URI webhookUrl;

    @Option(names = "--webhook-secret", description = "Signs the webhooks.")
    String webhookSecret;

    @Option(
            names = "--ready-file",
            description = "Written once the server answers: JSON with url, webUrl, adminToken and the App (mode 0600).")
    Path readyFile;

    @Override
    public Integer call() throws Exception {
        var options = FakeGitHubOptions.in(data).port(port).webhook(webhookUrl, webhookSecret);
        try (var github = FakeGitHub.start(adminToken == null ? options : options.adminToken(adminToken))) {
            Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(github::close));
            if (readyFile != null) {
                announce(github);
            }
            System.out.println("Fake GitHub at " + github.url());
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // asked to end by whoever embeds the command
        }
        return 0;
    }

    /** Whoever waits for the file finds it whole. */
    private void announce(FakeGitHub github) throws Exception {
        var app = github.app();
        var ready = Json.object(
                "url", github.url(),
                "webUrl", github.webUrl(),
                "adminToken", github.adminToken(),
                "app",
                        Json.object(
                                "id", app.id(),
                                "slug", app.slug(),
                                "botLogin", app.botLogin(),
                                "installationId", app.installationId(),
                                "privateKey", app.privateKeyPem()));
        var owner = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        var written = Files.createTempFile(readyFile.toAbsolutePath().getParent(), "ready", ".json", owner);
        Files.writeString(written, new String(Json.bytes(ready), StandardCharsets.UTF_8));
        Files.move(written, readyFile, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    public static void main(String[] args) {
        System.exit(new CommandLine(new GitHubSandbox()).execute(args));
    }
}
