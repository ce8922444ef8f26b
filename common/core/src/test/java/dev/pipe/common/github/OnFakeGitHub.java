package dev.pipe.common.github;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pipe.common.event.PullRequestRef;
import dev.pipe.common.event.RepoRef;
import dev.pipe.common.github.Seam.Settings;
import dev.pipe.sandbox.github.FakeGitHub;
import dev.pipe.sandbox.github.FakeGitHubOptions;
import dev.pipe.sandbox.github.admin.Ground.NewRepository;
import dev.pipe.sandbox.github.admin.Ground.Push;
import dev.pipe.sandbox.github.server.RequestLog;
import dev.pipe.sandbox.github.world.Permission;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A repository with one pull request on the fake GitHub: alice changes the README's second line, bob may write. */
abstract class OnFakeGitHub {

    static final RepoRef REPO = RepoRef.parse("acme/shop");

    @TempDir
    Path directory;

    FakeGitHub fake;
    String aliceToken;
    String bobToken;
    String head;
    PullRequestRef pull;

    @BeforeEach
    void openPullRequest() throws IOException {
        fake = FakeGitHub.start(FakeGitHubOptions.in(directory.resolve("github")));
        fake.ground().organization("acme", List.of());
        aliceToken = fake.ground().user("alice");
        bobToken = fake.ground().user("bob");
        fake.ground().user("carol");
        fake.ground().repository(NewRepository.named(REPO.fullName()));
        fake.ground().grant(REPO.fullName(), "alice", Permission.WRITE);
        fake.ground().grant(REPO.fullName(), "bob", Permission.WRITE);
        push("main", "README.md", "one\ntwo\nthree\n");
        head = push("change", "README.md", "one\nzwei\nthree\n");
        pull = new PullRequestRef(
                REPO, fake.as("alice").openPullRequest(REPO.fullName(), "change", "main", "Count", "Because."));
        fake.requests().clear();
    }

    @AfterEach
    void stopGitHub() {
        fake.close();
    }

    String push(String branch, String path, String content) {
        return fake.ground()
                .push(new Push(
                        REPO.fullName(),
                        branch,
                        null,
                        Map.of(path, content.getBytes(StandardCharsets.UTF_8)),
                        "Write " + path,
                        "alice"));
    }

    /** The suite as an App, with little patience. */
    Seam app() {
        return new Seam(appSettings());
    }

    Settings appSettings() {
        var key = directory.resolve("app.pem");
        try {
            Files.writeString(key, fake.app().privateKeyPem());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Settings.app(URI.create(fake.url()), fake.app().id(), key).timeout(Duration.ofSeconds(2));
    }

    /** The suite with bob's personal token. */
    Seam token() {
        return new Seam(Settings.token(URI.create(fake.url()), bobToken).timeout(Duration.ofSeconds(2)));
    }

    List<JsonNode> shown(String path) {
        var items = new ArrayList<JsonNode>();
        fake.as("alice").get("/repos/" + REPO + path).forEach(items::add);
        return items;
    }

    List<String> bodies(String path) {
        return shown(path).stream().map(item -> item.get("body").asText()).toList();
    }

    /** Changes that were asked for, the login to the App aside. */
    List<String> changes() {
        return fake.requests().entries().stream()
                .filter(RequestLog.Entry::isWrite)
                .filter(entry -> !entry.path().endsWith("/access_tokens"))
                .map(entry -> entry.method() + " " + entry.path())
                .toList();
    }
}
