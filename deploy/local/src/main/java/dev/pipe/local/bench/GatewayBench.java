package dev.pipe.local.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pipe.local.suite.Checkout;
import dev.pipe.local.suite.Machine;
import dev.pipe.sandbox.process.ChildProcess;
import dev.pipe.sandbox.process.ReadyFile;
import dev.pipe.sandbox.process.Signal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Runs the two measurements, each on ground of its own, and leaves only the logs behind. */
final class GatewayBench {

    private static final String TOPICS = "MP_MESSAGING_INCOMING_BUS_TOPICS";

    private final Checkout checkout;
    private final LoadPlan load;
    private final Consumer<String> out;
    private final Path directory;

    GatewayBench(Checkout checkout, LoadPlan load, Consumer<String> out) {
        this.checkout = checkout;
        this.load = load;
        this.out = out;
        this.directory = checkout.state().resolve("bench");
    }

    GatewayReport run(boolean withNormalising, int drainWithin) throws IOException, InterruptedException {
        var machine = Machine.here();
        var payload = load.payload() == null ? BenchPayload.ours() : BenchPayload.of(load.payload());
        var name = load.payload() == null
                ? "pull_request, each one different"
                : load.payload().getFileName().toString();
        var plan =
                new GatewayReport.Plan(name, payload.size(), load.connections(), load.warmUpSeconds(), load.seconds());
        var alone = alone();
        var normalising = withNormalising ? normalising(drainWithin) : null;
        return new GatewayReport(Instant.now().toString(), machine, plan, alone, normalising);
    }

    private GatewayReport.Part alone() throws IOException, InterruptedException {
        out.accept("Gateway and broker alone: starting broker, database and pipeline-bot");
        // Nobody reads pipe.webhooks: normalising is off.
        try (var ground = GatewayGround.start(checkout, fresh("alone"), Map.of(TOPICS, "pipe.commands"))) {
            var seen = send(ground, "alone");
            ground.stopBot();
            return GatewayReport.Part.of(seen, readBack(ground));
        } finally {
            clear("alone");
        }
    }

    private GatewayReport.Normalising normalising(int drainWithin) throws IOException, InterruptedException {
        out.accept("With normalising on: starting broker, database and pipeline-bot");
        try (var ground = GatewayGround.start(checkout, fresh("normalising"), Map.of(TOPICS, "pipe.webhooks"))) {
            var seen = send(ground, "normalising");
            var rows = ground.rows();
            int whileLoaded = rows.normalised();
            long begun = System.nanoTime();
            out.accept("  %,d accepted, %,d of them normalised; waiting for the rest"
                    .formatted(seen.acceptedInAll(), whileLoaded));
            boolean drained = drain(
                    rows,
                    seen.acceptedInAll(),
                    begun + Duration.ofSeconds(drainWithin).toNanos());
            double took = (System.nanoTime() - begun) / 1e9;
            int normalised = rows.normalised();
            int givenUp = rows.givenUp();
            ground.stopBot();
            var part = GatewayReport.Part.of(seen, readBack(ground));
            int facts = load.payload() == null ? new ReadBack(ground.brokers()).facts() : 0;
            return new GatewayReport.Normalising(
                    part, whileLoaded, took, (normalised - whileLoaded) / took, drained, facts, givenUp);
        } finally {
            clear("normalising");
        }
    }

    private static boolean drain(BotRows rows, int accepted, long deadline) throws IOException, InterruptedException {
        while (System.nanoTime() < deadline) {
            if (rows.normalised() >= accepted && rows.pending() == 0) {
                return true;
            }
            TimeUnit.MILLISECONDS.sleep(250);
        }
        return false;
    }

    private ReadBack.Found readBack(GatewayGround ground) throws IOException {
        out.accept("  reading everything back");
        return new ReadBack(ground.brokers()).deliveries();
    }

    private LoadResult send(GatewayGround ground, String name) throws IOException {
        out.accept("  %d s of warm-up, %d s of load".formatted(load.warmUpSeconds(), load.seconds()));
        var result = directory.resolve(name).resolve("load.json");
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                SendDeliveries.class.getName(),
                "--port",
                "" + ground.port(),
                "--secret",
                ground.secret(),
                "--watch",
                "pipeline-bot=" + ground.bot().pid(),
                "--watch",
                "broker=" + ground.broker().pid(),
                "--result",
                result.toString()));
        command.addAll(load.arguments());
        var log = directory.resolve(name).resolve("load.log");
        var sender = ChildProcess.start(new ChildProcess.Spec(command, log, Signal.TERM));
        var patience = Duration.ofSeconds(load.warmUpSeconds() + load.seconds() + 90L);
        return new ObjectMapper().readValue(ReadyFile.await(result, sender, patience), LoadResult.class);
    }

    private Path fresh(String name) throws IOException {
        delete(directory.resolve(name));
        return Files.createDirectories(directory.resolve(name));
    }

    /** Leaves the logs: the topic of one run is gigabytes. */
    private void clear(String name) throws IOException {
        delete(directory.resolve(name).resolve("kafka"));
        delete(directory.resolve(name).resolve("postgres"));
    }

    private static void delete(Path path) throws IOException {
        if (!Files.exists(path)) {
            return;
        }
        try (var files = Files.walk(path)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
