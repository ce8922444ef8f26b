package dev.pipe.sandbox.github;

import dev.pipe.sandbox.github.admin.Ground.NewRepository;
import dev.pipe.sandbox.github.admin.Ground.Push;
import dev.pipe.sandbox.github.world.Permission;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** A fake GitHub with one repository, alice who writes, bob who maintains, carol who only reads, and a branch to propose. */
final class Stage implements AutoCloseable {
    static final String REPO = "acme/shop";
    static final String PATH = "/repos/acme/shop";

    final FakeGitHub fake;
    final Caller alice;
    final Caller bob;
    final Caller carol;
    final Caller admin;

    Stage(Path directory) throws IOException {
        this(FakeGitHubOptions.in(directory));
    }

    Stage(FakeGitHubOptions options) throws IOException {
        fake = FakeGitHub.start(options);
        fake.ground().organization("acme", java.util.List.of());
        alice = caller(fake.ground().user("alice"));
        bob = caller(fake.ground().user("bob"));
        carol = caller(fake.ground().user("carol"));
        admin = caller(fake.adminToken());
        fake.ground().repository(NewRepository.named(REPO));
        fake.ground().grant(REPO, "alice", Permission.WRITE);
        fake.ground().grant(REPO, "bob", Permission.MAINTAIN);
        push("main", Map.of("README.md", "one\ntwo\nthree\n"));
        push("change", Map.of("README.md", "one\n2\nthree\n"));
    }

    Caller caller(String token) {
        return new Caller(fake.url(), token);
    }

    Caller bot() throws Exception {
        return bot("{}");
    }

    /** The App's installation, with a token as asked for. */
    Caller bot(String body) throws Exception {
        var jwt = caller(Jwt.of(fake.app()));
        var reply = jwt.raw(
                "POST",
                "/app/installations/" + fake.app().installationId() + "/access_tokens",
                body.getBytes(StandardCharsets.UTF_8),
                Map.of());
        return caller(reply.json().get("token").asText());
    }

    String push(String branch, Map<String, String> files) {
        var bytes = new HashMap<String, byte[]>();
        files.forEach((path, text) -> bytes.put(path, text == null ? null : text.getBytes(StandardCharsets.UTF_8)));
        return fake.ground().push(new Push(REPO, branch, null, bytes, "Change " + files.keySet(), "alice"));
    }

    int open() {
        return fake.as("alice").openPullRequest(REPO, "change", "main", "Digits", "Because");
    }

    @Override
    public void close() {
        fake.close();
    }
}
