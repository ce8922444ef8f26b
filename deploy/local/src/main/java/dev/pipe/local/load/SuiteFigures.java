package dev.pipe.local.load;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pipe.local.client.GitHubUser;
import dev.pipe.local.suite.BotName;
import dev.pipe.local.suite.Memory;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** What a load of the suite is measured by: its own metrics, and the times that its topics keep. */
final class SuiteFigures {

    private final LoadedSuite loaded;
    private final List<Double> lags = Collections.synchronizedList(new ArrayList<>());

    SuiteFigures(LoadedSuite loaded) {
        this.loaded = loaded;
    }

    /** Work that may be interrupted. */
    @FunctionalInterface
    interface Work {
        void run() throws InterruptedException;
    }

    /** Reads the bots' lag every second while the work goes on. */
    void whileSampling(Work work) throws InterruptedException {
        try (var clock = Executors.newSingleThreadScheduledExecutor()) {
            clock.scheduleAtFixedRate(this::sample, 1, 1, TimeUnit.SECONDS);
            work.run();
            clock.shutdownNow();
        }
    }

    private void sample() {
        try {
            lags.add(sum("pipe_bot_consumer_lag", ""));
        } catch (IOException e) {
            System.out.println("  ! no lag in this second: " + e.getMessage());
        }
    }

    ObjectNode measure(Duration took) throws IOException {
        var figures = GitHubUser.JSON.createObjectNode();
        var seconds = took.toMillis() / 1000.0;
        var events = sum("pipe_bot_events_total", "outcome=\"done\"");
        var reviews = reviewTimes();
        figures.put("seconds", Math.round(seconds));
        figures.put("events handled", Math.round(events));
        figures.put("events per second", Math.round(events / seconds));
        figures.put(
                "lag, mean (records)",
                Math.round(lags.stream().mapToDouble(lag -> lag).average().orElse(0)));
        figures.put(
                "lag, largest (records)",
                Math.round(lags.stream().mapToDouble(lag -> lag).max().orElse(0)));
        figures.put("reviews", reviews.size());
        figures.put("webhook to review, p50 (ms)", percentile(reviews, 0.50));
        figures.put("webhook to review, p95 (ms)", percentile(reviews, 0.95));
        figures.put("memory of all processes (MiB, PSS)", memory() / (1024 * 1024));
        return figures;
    }

    /** From the durable log's time of the delivery that brought a head to the end of its review stage, sorted. */
    private List<Long> reviewTimes() throws IOException {
        Map<String, Instant> received = new HashMap<>();
        loaded.topics().read("pipe.webhooks", type -> type.equals("dev.pipe.webhook.pull_request.v1"), event -> {
            var head = event.value().at("/pull_request/head/sha").asText();
            received.merge(head, event.time(), (one, other) -> one.isBefore(other) ? one : other);
        });
        Map<String, Long> times = new HashMap<>();
        loaded.topics().read("pipe.pipelines", type -> type.equals("dev.pipe.pipeline.stage-finished.v1"), event -> {
            var head = event.value().at("/run/headSha").asText();
            var outcome = event.value().path("outcome").asText();
            if (event.value().path("stage").asText().equals("REVIEW")
                    && (outcome.equals("PASSED") || outcome.equals("FAILED"))
                    && received.containsKey(head)) {
                var finished = Instant.parse(event.value().path("finishedAt").asText());
                times.putIfAbsent(
                        head, Duration.between(received.get(head), finished).toMillis());
            }
        });
        return times.values().stream().sorted().toList();
    }

    private static long percentile(List<Long> sorted, double share) {
        return sorted.isEmpty()
                ? 0
                : sorted.get((int) Math.min(sorted.size() - 1, Math.ceil(sorted.size() * share) - 1));
    }

    /** Over all bots and all series of a metric whose labels hold the text. */
    private double sum(String metric, String labels) throws IOException {
        var sum = 0.0;
        for (var bot : BotName.values()) {
            sum += loaded.bots()
                    .metrics(bot)
                    .lines()
                    .filter(line -> line.startsWith(metric + "{") && line.contains(labels))
                    .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                    .sum();
        }
        return sum;
    }

    private long memory() {
        return Memory.ofTree(ProcessHandle.current()).orElse(0);
    }
}
