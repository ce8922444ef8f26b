package dev.pipe.pipeline.gateway;

import dev.pipe.sandbox.kafka.KafkaProcess;
import dev.pipe.sandbox.process.ChildProcess;
import dev.pipe.sandbox.process.Signal;
import dev.pipe.sandbox.tests.SandboxForTests;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;

/** A broker that only these tests use, because they pause it, and a fresh database. */
public class GatewaySandbox implements QuarkusTestResourceLifecycleManager {

    private static final String PID = "pipe.test.gateway.kafka.pid";

    private KafkaProcess kafka;

    @Override
    public Map<String, String> start() {
        var pid = ProcessHandle.current().pid();
        try {
            kafka = KafkaProcess.start(
                    Path.of("target", "sandbox", pid + "-gateway", "kafka").toAbsolutePath());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        System.setProperty(PID, String.valueOf(kafka.process().pid()));
        var database = SandboxForTests.freshDatabase("gateway");
        return Map.of(
                "kafka.bootstrap.servers", kafka.bootstrapServers(),
                "quarkus.datasource.jdbc.url", database.jdbcUrl(),
                "quarkus.datasource.username", database.username(),
                "quarkus.datasource.password", database.password());
    }

    @Override
    public void stop() {
        try {
            kafka.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The broker keeps its connections and answers nothing, until {@link #resume}. */
    static void pause() throws IOException {
        signal(Signal.STOP);
    }

    static void resume() throws IOException {
        signal(Signal.CONT);
    }

    private static void signal(Signal signal) throws IOException {
        ChildProcess.signal(ProcessHandle.of(Long.getLong(PID)).orElseThrow(), signal);
    }
}
