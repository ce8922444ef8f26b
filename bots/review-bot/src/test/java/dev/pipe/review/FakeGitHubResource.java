package dev.pipe.review;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.pipe.sandbox.github.FakeGitHub;
import dev.pipe.sandbox.github.FakeGitHubOptions;
import dev.pipe.sandbox.github.admin.Ground.NewRepository;
import dev.pipe.sandbox.github.admin.Ground.Push;
import dev.pipe.sandbox.github.http.Json;
import dev.pipe.sandbox.github.world.Permission;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/** A fake GitHub on which ada has opened a pull request: a credential and an SQL concatenation beside a harmless line. */
public class FakeGitHubResource implements QuarkusTestResourceLifecycleManager {

    static final String REPO = "acme/sizes";

    /** A path that wants quoting in git and escaping in Markdown. */
    static final String PATH = "src/main/java/Größe `x`.java";

    private FakeGitHub github;

    @Override
    public Map<String, String> start() {
        try {
            var directory = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "github");
            github = FakeGitHub.start(FakeGitHubOptions.in(directory));
            var key = directory.resolve("app.pem");
            Files.writeString(key, github.app().privateKeyPem());
            return settings(key);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Map<String, String> settings(Path key) {
        github.ground().organization("acme", java.util.List.of());
        var token = github.ground().user("ada");
        github.ground().user("ben");
        github.ground().user("mallory");
        github.ground().repository(new NewRepository(REPO, true, "main", null));
        github.ground().grant(REPO, "ada", Permission.WRITE);
        github.ground().grant(REPO, "ben", Permission.READ);
        push("main", "class Size {\n    List<Size> named(String name) {\n        return List.of();\n    }\n}\n");
        var head = push("change", """
                class Size {
                    private final String token = "%s";
                    List<Size> named(String name) {
                        return db.query("SELECT * FROM size WHERE name = '" + name + "'");
                    }
                }
                """.formatted(SampleDiffs.TOKEN));
        var number = github.as("ada").openPullRequest(REPO, "change", "main", "Sizes", "By name.");
        var large = github.ground()
                .push(new Push(
                        REPO,
                        "large",
                        head,
                        Map.of("large.txt", "one more line\n".repeat(21_000).getBytes(UTF_8)),
                        "Write a lot",
                        "ada"));
        var largeNumber = github.as("ada").openPullRequest(REPO, "large", "main", "A lot", "Of lines.");
        scanned(head, number);
        return Map.of(
                "test.github.large.head",
                large,
                "test.github.large.number",
                "" + largeNumber,
                "pipe.github.endpoint",
                github.url(),
                "pipe.github.app-id",
                "" + github.app().id(),
                "pipe.github.app-private-key-file",
                key.toString(),
                "test.github.token",
                token,
                "test.github.head",
                head,
                "test.github.number",
                "" + number);
    }

    /** Another tool found the concatenation too, and something that the change did not touch. */
    private void scanned(String head, int number) {
        var place = "{\"physicalLocation\": {\"artifactLocation\": {\"uri\": \""
                + java.net.URLEncoder.encode(PATH, UTF_8).replace("+", "%20")
                + "\"}, \"region\": {\"startLine\": ";
        var sarif = """
                {"version": "2.1.0", "runs": [{"tool": {"driver": {"name": "CodeQL", "rules": [{"id": "java/sql-injection",
                "properties": {"security-severity": "8.8", "tags": ["security"]}}]}}, "results": [
                {"ruleId": "java/sql-injection", "message": {"text": "a query"}, "locations": [%1$s4}}}]},
                {"ruleId": "java/old", "message": {"text": "long there"}, "locations": [%1$s1}}}]}]}]}""".replace("%1$s", place);
        github.as("ada")
                .call(
                        "POST",
                        "/repos/" + REPO + "/code-scanning/sarifs",
                        Json.object(
                                "commit_sha", head, "ref", "refs/pull/" + number + "/merge", "sarif", packed(sarif)));
    }

    private static String packed(String text) {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Base64.getEncoder().encodeToString(bytes.toByteArray());
    }

    private String push(String branch, String content) {
        return github.ground()
                .push(new Push(REPO, branch, null, Map.of(PATH, content.getBytes(UTF_8)), "Write sizes", "ada"));
    }

    @Override
    public void stop() {
        github.close();
    }
}
