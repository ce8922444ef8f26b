package dev.pipe.sandbox.kafka;

import dev.pipe.sandbox.process.FreePort;
import dev.pipe.sandbox.process.ReadyFile;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.Callable;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/**
 * A Kafka broker inside this JVM. An acknowledged record is in the kernel's page cache, which outlives the process, so
 * {@code kill -9} of the JVM loses none; a power cut may.
 *
 * <p>Tests and the launcher run it in a process of its own, see {@link KafkaProcess}.
 */
public final class KafkaSandbox implements AutoCloseable {

    private static final String CLUSTER_ID = "pipeSandboxClusterId00";

    private final KafkaRaftServer server;
    private final int port;

    private KafkaSandbox(KafkaRaftServer server, int port) {
        this.server = server;
        this.port = port;
    }

    /** Where the broker keeps its log, and its port on 127.0.0.1 (0: any free one). */
    public record Options(Path data, int port) {
        public static Options in(Path data) {
            return new Options(data, 0);
        }
    }

    public static KafkaSandbox start(Options options) throws IOException {
        int port = options.port() == 0 ? FreePort.find() : options.port();
        Path data = Files.createDirectories(options.data().toAbsolutePath());
        format(data);
        Properties settings = BrokerSettings.of(data, port, FreePort.find());
        var server = new KafkaRaftServer(KafkaConfig.fromProps(settings, false), Time.SYSTEM);
        server.startup();
        return new KafkaSandbox(server, port);
    }

    /** A directory that was formatted before is left as it is, which is how a broker keeps its records. */
    private static void format(Path data) throws IOException {
        try {
            new Formatter()
                    .setPrintStream(new PrintStream(OutputStream.nullOutputStream()))
                    .setNodeId(BrokerSettings.NODE_ID)
                    .setClusterId(CLUSTER_ID)
                    .setDirectories(List.of(data.toString()))
                    .setMetadataLogDirectory(data.toString())
                    .setControllerListenerName("CONTROLLER")
                    .setIgnoreFormatted(true)
                    .run();
        } catch (Exception e) { // the formatter declares nothing narrower
            throw new IOException("Cannot format " + data + " for Kafka", e);
        }
    }

    public String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
    }

    public static void main(String[] args) {
        System.exit(new CommandLine(new Run()).execute(args));
    }

    @CommandLine.Command(name = "kafka", description = "Runs a Kafka broker until it is told to stop.")
    static final class Run implements Callable<Integer> {
        @Option(names = "--port", defaultValue = "0", description = "port on 127.0.0.1; 0 takes a free one")
        private int port;

        @Option(names = "--data", required = true, description = "where the broker keeps its log")
        private Path data;

        @Option(names = "--ready-file", description = "written, with host:port, once the broker answers")
        private Path readyFile;

        @Override
        public Integer call() throws IOException {
            KafkaSandbox kafka = start(new Options(data, port));
            Runtime.getRuntime().addShutdownHook(new Thread(kafka::close, "stop-kafka"));
            System.out.println("Kafka listens on " + kafka.bootstrapServers());
            if (readyFile != null) {
                ReadyFile.write(readyFile, kafka.bootstrapServers());
            }
            kafka.server.awaitShutdown();
            return 0;
        }
    }
}
