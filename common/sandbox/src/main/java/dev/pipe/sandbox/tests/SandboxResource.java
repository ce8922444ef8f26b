package dev.pipe.sandbox.tests;

import dev.pipe.sandbox.github.FakeGitHub;
import dev.pipe.sandbox.github.FakeGitHubOptions;
import dev.pipe.sandbox.tests.SandboxForTests.Database;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Gives a bot under test the module's Kafka broker, an empty database of its own and a fake GitHub to which it is an
 * App: {@code @QuarkusTestResource(SandboxResource.class)}. A test's field of type {@link FakeGitHub} is set.
 * Argument {@code database}: how to name it.
 */
public class SandboxResource implements QuarkusTestResourceLifecycleManager {

    private String database = "test";
    private FakeGitHub github;

    @Override
    public void init(Map<String, String> arguments) {
        database = arguments.getOrDefault("database", database);
    }

    @Override
    public Map<String, String> start() {
        Database fresh = SandboxForTests.freshDatabase(database);
        try {
            Path directory = Files.createTempDirectory(SandboxForTests.directory(), "github");
            github = FakeGitHub.start(FakeGitHubOptions.in(directory));
            Path key = Files.writeString(
                    directory.resolve("app-key.pem"), github.app().privateKeyPem());
            return Map.of(
                    "kafka.bootstrap.servers", SandboxForTests.kafka(),
                    "quarkus.datasource.jdbc.url", fresh.jdbcUrl(),
                    "quarkus.datasource.username", fresh.username(),
                    "quarkus.datasource.password", fresh.password(),
                    "pipe.github.endpoint", github.url(),
                    "pipe.github.app-id", "" + github.app().id(),
                    "pipe.github.app-private-key-file", key.toString());
        } catch (IOException e) {
            throw new UncheckedIOException("The fake GitHub did not start", e);
        }
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(github, new TestInjector.MatchesType(FakeGitHub.class));
    }

    /** Kafka and PostgreSQL serve the module's other tests too and end with the JVM. */
    @Override
    public void stop() {
        if (github != null) {
            github.close();
        }
    }
}
