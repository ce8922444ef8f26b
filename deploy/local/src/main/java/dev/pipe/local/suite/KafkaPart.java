package dev.pipe.local.suite;

import dev.pipe.sandbox.kafka.KafkaProcess;
import dev.pipe.sandbox.process.ChildProcess;
import dev.pipe.sandbox.process.FreePort;
import java.io.IOException;
import java.nio.file.Path;

/** The broker. It keeps its port when it is started again. */
final class KafkaPart implements Part {

    private final KafkaProcess kafka;

    KafkaPart(Path directory, Path log) throws IOException {
        kafka = KafkaProcess.at(directory, FreePort.find(), log);
    }

    @Override
    public String name() {
        return "kafka";
    }

    @Override
    public String where() {
        return kafka.bootstrapServers();
    }

    @Override
    public void launch() throws IOException {
        kafka.start();
    }

    @Override
    public ChildProcess process() {
        return kafka.process();
    }
}
