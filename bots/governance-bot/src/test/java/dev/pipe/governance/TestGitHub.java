package dev.pipe.governance;

import dev.pipe.sandbox.github.FakeGitHub;
import dev.pipe.sandbox.github.Person;
import dev.pipe.sandbox.github.admin.Ground;
import dev.pipe.sandbox.github.admin.Ground.NewRepository;
import dev.pipe.sandbox.github.admin.Ground.Push;
import dev.pipe.sandbox.github.world.Permission;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A fresh repository on the fake GitHub: ann, bob, cyd and pat may write, rex may only read. */
final class TestGitHub {

    private final FakeGitHub fake;
    private final String repo = "acme/shop-" + UUID.randomUUID().toString().substring(0, 8);

    TestGitHub(FakeGitHub fake) {
        this.fake = fake;
        ground().repository(NewRepository.named(repo));
        List.of("ann", "bob", "cyd", "pat").forEach(writer -> grant(writer, Permission.WRITE));
        grant("rex", Permission.READ);
        push("main", "README.md", "ann", "Begin");
    }

    String repo() {
        return repo;
    }

    Ground ground() {
        return fake.ground();
    }

    Person as(String login) {
        return fake.as(login);
    }

    void grant(String login, Permission permission) {
        ground().grant(repo, login, permission);
    }

    /** The new commit. */
    String push(String branch, String path, String login, String message) {
        var content = (branch + path + System.nanoTime() + "\n").getBytes(StandardCharsets.UTF_8);
        return ground().push(new Push(repo, branch, "main", Map.of(path, content), message, login));
    }

    long idOf(String login) {
        return as(login).get("/users/" + login).get("id").asLong();
    }
}
