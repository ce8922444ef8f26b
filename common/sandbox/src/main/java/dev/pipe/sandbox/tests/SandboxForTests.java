package dev.pipe.sandbox.tests;

import dev.pipe.sandbox.kafka.KafkaProcess;
import dev.pipe.sandbox.postgres.Databases;
import dev.pipe.sandbox.postgres.PostgresSandbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.UUID;
import java.util.concurrent.Callable;

/**
 * Kafka and PostgreSQL for all tests of a module, started at first use and once per JVM. Both are processes that end
 * with this JVM. Quarkus loads this class anew for every application it starts in tests, so what runs already is known
 * by system properties, which all of them share.
 */
public final class SandboxForTests {

    private static final String KAFKA = "pipe.sandbox.tests.kafka";
    private static final String POSTGRES_PORT = "pipe.sandbox.tests.postgres.port";
    private static final String POSTGRES_PASSWORD = "pipe.sandbox.tests.postgres.password";

    private SandboxForTests() {}

    /** A database that nobody else uses. */
    public record Database(String jdbcUrl, String username, String password) {}

    /** The broker's {@code host:port}. */
    public static String kafka() {
        return inTurn(() -> {
            if (System.getProperty(KAFKA) == null) {
                var kafka = KafkaProcess.start(directory().resolve("kafka"));
                System.setProperty(KAFKA, kafka.bootstrapServers());
            }
            return System.getProperty(KAFKA);
        });
    }

    /** Makes an empty database; the name only helps a person who looks at the server. */
    public static Database freshDatabase(String name) {
        return inTurn(() -> {
            Databases databases = postgres();
            String jdbcUrl =
                    databases.create(name + "-" + UUID.randomUUID().toString().substring(0, 8));
            return new Database(jdbcUrl, databases.user(), databases.password());
        });
    }

    private static Databases postgres() throws IOException {
        if (System.getProperty(POSTGRES_PORT) == null) {
            var postgres =
                    PostgresSandbox.start(PostgresSandbox.Options.in(directory().resolve("postgres")));
            System.setProperty(POSTGRES_PASSWORD, postgres.password());
            System.setProperty(POSTGRES_PORT, "" + postgres.port());
        }
        return new Databases(Integer.getInteger(POSTGRES_PORT), System.getProperty(POSTGRES_PASSWORD));
    }

    /** Below the module's build directory, so that `clean` removes what was left; logs stay for a look after a failure. */
    static Path directory() throws IOException {
        return Files.createDirectories(
                Path.of("target", "sandbox", "" + ProcessHandle.current().pid()).toAbsolutePath());
    }

    private static <T> T inTurn(Callable<T> start) {
        synchronized (System.getProperties()) { // the one object that all copies of this class see
            try {
                return start.call();
            } catch (IOException | SQLException e) {
                throw new IllegalStateException("The sandbox for tests did not start: " + e.getMessage(), e);
            } catch (RuntimeException e) {
                throw e;
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
