package dev.pipe.local.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pipe.sandbox.process.ReadyFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * The load, in a process of its own: so many connections that deliver one after the other, each delivery signed and with
 * an id of its own, over plain sockets, so that the load costs little of what it measures.
 */
@Command(name = "send-deliveries")
final class SendDeliveries implements Callable<Integer> {

    @Option(names = "--port", required = true)
    private int port;

    @Option(names = "--secret", required = true)
    private String secret;

    @Option(names = "--payload")
    private Path payload;

    @Option(names = "--connections", required = true)
    private int connections;

    @Option(names = "--warm-up", required = true)
    private int warmUp;

    @Option(names = "--seconds", required = true)
    private int seconds;

    @Option(names = "--watch", description = "name=pid of processes whose CPU and memory are watched meanwhile")
    private Map<String, Long> watched = Map.of();

    @Option(names = "--result", required = true)
    private Path result;

    public static void main(String[] args) {
        System.exit(new CommandLine(new SendDeliveries()).execute(args));
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        var body = payload == null ? BenchPayload.ours() : BenchPayload.of(payload);
        var sequence = new AtomicInteger();
        long measureFrom = System.nanoTime() + Duration.ofSeconds(warmUp).toNanos();
        long measureTo = measureFrom + Duration.ofSeconds(seconds).toNanos();
        var senders = new ArrayList<DeliverySender>();
        var threads = new ArrayList<Thread>();
        for (int i = 0; i < connections; i++) {
            var sender =
                    new DeliverySender(port, secret, body, sequence, new DeliverySender.Window(measureFrom, measureTo));
            senders.add(sender);
            threads.add(Thread.ofPlatform().name("sender-" + i).start(sender));
        }
        var usage = watch(measureFrom, measureTo);
        for (Thread thread : threads) {
            thread.join();
        }
        ReadyFile.write(result, new ObjectMapper().writeValueAsString(result(senders, sequence.get(), usage)));
        return 0;
    }

    private List<ProcessUsage> watch(long from, long to) throws InterruptedException, IOException {
        TimeUnit.NANOSECONDS.sleep(from - System.nanoTime());
        var watches = new ArrayList<WatchProcess>();
        for (var entry : watched.entrySet()) {
            watches.add(WatchProcess.begin(entry.getKey(), entry.getValue()));
        }
        watches.add(WatchProcess.begin("load", ProcessHandle.current().pid()));
        while (System.nanoTime() < to) {
            TimeUnit.MILLISECONDS.sleep(250);
            for (var watch : watches) {
                watch.look();
            }
        }
        var usage = new ArrayList<ProcessUsage>();
        for (var watch : watches) {
            usage.add(watch.end());
        }
        return usage;
    }

    private LoadResult result(List<DeliverySender> senders, int sent, List<ProcessUsage> usage) {
        var latencies = senders.stream()
                .flatMapToLong(DeliverySender::latencies)
                .sorted()
                .toArray();
        var statuses = new TreeMap<String, Integer>();
        var notAccepted = new ArrayList<Integer>();
        for (var sender : senders) {
            sender.statuses().forEach((status, count) -> statuses.merge(status, count, Integer::sum));
            notAccepted.addAll(sender.notAccepted());
        }
        return new LoadResult(sent, notAccepted, statuses, latencies.length, seconds, Latency.of(latencies), usage);
    }
}
