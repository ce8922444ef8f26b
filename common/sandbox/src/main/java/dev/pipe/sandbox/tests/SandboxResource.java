package dev.pipe.sandbox.tests;

import dev.pipe.sandbox.tests.SandboxForTests.Database;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/**
 * Gives a bot under test the module's Kafka broker and an empty database of its own:
 * {@code @QuarkusTestResource(SandboxResource.class)}. Argument {@code database}: how to name it.
 */
public class SandboxResource implements QuarkusTestResourceLifecycleManager {

    private String database = "test";

    @Override
    public void init(Map<String, String> arguments) {
        database = arguments.getOrDefault("database", database);
    }

    @Override
    public Map<String, String> start() {
        Database fresh = SandboxForTests.freshDatabase(database);
        return Map.of(
                "kafka.bootstrap.servers", SandboxForTests.kafka(),
                "quarkus.datasource.jdbc.url", fresh.jdbcUrl(),
                "quarkus.datasource.username", fresh.username(),
                "quarkus.datasource.password", fresh.password());
    }

    @Override
    public void stop() {
        // Kafka and PostgreSQL serve the module's other tests too and end with the JVM
    }
}
