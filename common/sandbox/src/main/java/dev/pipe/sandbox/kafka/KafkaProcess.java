package dev.pipe.sandbox.kafka;

import dev.pipe.sandbox.process.ChildProcess;
import dev.pipe.sandbox.process.FreePort;
import dev.pipe.sandbox.process.JavaCommand;
import dev.pipe.sandbox.process.ReadyFile;
import dev.pipe.sandbox.process.Signal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** The broker in a process of its own: it can be killed, paused and started again on its data and its port. */
public final class KafkaProcess implements AutoCloseable {

    private static final Duration START = Duration.ofSeconds(60);
    private static final int HEAP_MEGABYTES = 320; // holds a few 25 MiB records at once, in and out

    private final Path directory;
    private final int port;
    private final Path log;
    private volatile ChildProcess process;

    private KafkaProcess(Path directory, int port, Path log) {
        this.directory = directory;
        this.port = port;
        this.log = log;
    }

    /** Starts a broker that keeps everything, its log file too, under the given directory. */
    public static KafkaProcess start(Path directory) throws IOException {
        var kafka = at(directory, FreePort.find(), directory.resolve("kafka.log"));
        kafka.start();
        return kafka;
    }

    /** A broker that is not started yet. */
    public static KafkaProcess at(Path directory, int port, Path log) {
        return new KafkaProcess(directory, port, log);
    }

    /** Starts it, also again after {@link #kill} or {@link #close}, on the same port and data. */
    public void start() throws IOException {
        Path ready = directory.resolve("kafka.ready");
        Files.deleteIfExists(ready);
        List<String> arguments = List.of(
                "--port", "" + port, "--data", directory.resolve("data").toString(), "--ready-file", ready.toString());
        process = ChildProcess.start(
                new ChildProcess.Spec(JavaCommand.of(KafkaSandbox.class, HEAP_MEGABYTES, arguments), log, Signal.TERM));
        ReadyFile.await(ready, process, START);
    }

    public String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    public ChildProcess process() {
        return process;
    }

    /** As {@code kill -9} does. */
    public void kill() throws IOException {
        process.kill();
    }

    @Override
    public void close() throws IOException {
        process.stop(Duration.ofSeconds(15));
    }
}
