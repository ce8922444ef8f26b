package dev.pipe.local.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.pipe.local.suite.Checkout;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures the gateway alone, then with the normaliser behind it; exit code 1 when a delivery was lost. */
@Command(
        name = "gateway",
        description =
                "Deliveries accepted per second, latency, CPU and memory; then every one is read back and counted.")
public final class BenchGatewayCommand implements Callable<Integer> {

    @Option(
            names = "--payload",
            paramLabel = "FILE",
            description = "a body, named <event>.<action>.json; by default a pull request of 28 KB, each one different")
    private Path payload;

    @Option(names = "--connections", defaultValue = "32", description = "how many deliver at once; by default 32")
    private int connections;

    @Option(names = "--seconds", defaultValue = "20", description = "how long is measured; by default 20")
    private int seconds;

    @Option(names = "--warm-up", defaultValue = "15", description = "seconds of load before that; by default 15")
    private int warmUp;

    @Option(
            names = "--drain-within",
            defaultValue = "600",
            description = "seconds in which the normaliser must have caught up; by default 600")
    private int drainWithin;

    @Option(names = "--gateway-alone", description = "leave out the second part, with normalising on")
    private boolean alone;

    @Option(names = "--json", paramLabel = "FILE", description = "write the figures here too")
    private Path json;

    @Override
    public Integer call() throws IOException, InterruptedException {
        var load = new LoadPlan(payload, connections, warmUp, seconds);
        var bench = new GatewayBench(Checkout.current(), load, System.out::println);
        var report = bench.run(!alone, drainWithin);
        report.print(System.out::println);
        if (json != null) {
            new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValue(json.toFile(), report);
        }
        return report.nothingLost() ? 0 : 1;
    }
}
