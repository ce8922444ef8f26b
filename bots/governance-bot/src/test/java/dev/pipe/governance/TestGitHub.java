package dev.pipe.governance;

import dev.pipe.sandbox.github.FakeGitHub;
import dev.pipe.sandbox.github.FakeGitHubOptions;
import dev.pipe.sandbox.github.Person;
import dev.pipe.sandbox.github.admin.Ground;
import dev.pipe.sandbox.github.admin.Ground.NewRepository;
import dev.pipe.sandbox.github.admin.Ground.Push;
import dev.pipe.sandbox.github.world.Permission;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The fake GitHub with one repository: ann, bob, cyd and pat may write, rex may only read. */
@ApplicationScoped
public class TestGitHub {

    public static final String REPO = "acme/shop";

    private final URI endpoint;
    private FakeGitHub fake;

    TestGitHub(@ConfigProperty(name = "pipe.github.endpoint") URI endpoint) {
        this.endpoint = endpoint;
    }

    void start(@Observes StartupEvent startup) throws IOException {
        var options = FakeGitHubOptions.in(Files.createTempDirectory("governance"))
                .port(endpoint.getPort())
                .adminToken("the-admins");
        fake = FakeGitHub.start(options);
        ground().repository(NewRepository.named(REPO));
        for (var writer : new String[] {"ann", "bob", "cyd", "pat"}) {
            ground().grant(REPO, writer, Permission.WRITE);
        }
        ground().grant(REPO, "rex", Permission.READ);
        push("main", "README.md", "ann", "Begin");
    }

    public Ground ground() {
        return fake.ground();
    }

    public Person as(String login) {
        return fake.as(login);
    }

    /** The new commit. */
    public String push(String branch, String path, String login, String message) {
        var content = (branch + path + System.nanoTime() + "\n").getBytes(StandardCharsets.UTF_8);
        return ground().push(new Push(REPO, branch, "main", Map.of(path, content), message, login));
    }

    public long idOf(String login) {
        return as(login).get("/users/" + login).get("id").asLong();
    }

    @PreDestroy
    void stop() {
        fake.close();
    }
}
