package dev.pipe.local.sandbox;

import dev.pipe.local.suite.Checkout;
import dev.pipe.local.suite.RunUntilStopped;
import dev.pipe.sandbox.kafka.KafkaSandbox;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "kafka", description = "Runs a Kafka broker.")
final class KafkaCommand implements Callable<Integer> {

    @Option(names = "--port", defaultValue = "0", description = "port on 127.0.0.1; 0 takes a free one")
    private int port;

    @Option(names = "--data", description = "where it keeps its records (.pipe/sandbox/kafka)")
    private Path data = Checkout.current().state().resolve("sandbox/kafka");

    @Override
    public Integer call() throws IOException, InterruptedException {
        KafkaSandbox kafka = KafkaSandbox.start(new KafkaSandbox.Options(data, port));
        System.out.println("Kafka listens on " + kafka.bootstrapServers() + ", data in " + data + ". Ctrl-C stops it.");
        RunUntilStopped.with(kafka);
        return 0;
    }
}
