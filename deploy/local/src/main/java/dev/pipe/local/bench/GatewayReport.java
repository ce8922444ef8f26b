package dev.pipe.local.bench;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.pipe.local.suite.Machine;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The figures.
 *
 * @param normalising null when it was left out
 */
record GatewayReport(String at, Machine machine, Plan plan, Part alone, Normalising normalising) {

    record Plan(String payload, int bytes, int connections, int warmUpSeconds, int seconds) {}

    /**
     * @param missing accepted, and not found in {@code pipe.webhooks}
     * @param found records there
     */
    record Part(
            double acceptedPerSecond,
            Latency latencyMillis,
            int accepted,
            int found,
            int missing,
            Map<String, Integer> statuses,
            List<ProcessUsage> usage) {

        static Part of(LoadResult load, ReadBack.Found found) {
            return new Part(
                    Math.round(load.perSecond()),
                    load.latency(),
                    load.acceptedInAll(),
                    found.records(),
                    found.missing(load),
                    load.statuses(),
                    load.usage());
        }

        boolean nothingLost() {
            return accepted > 0 && missing == 0;
        }
    }

    /**
     * @param whileLoaded normalised when the load ended
     * @param facts distinct facts in {@code pipe.github}; 0 when every body was the same
     */
    record Normalising(
            Part part,
            int whileLoaded,
            double drainSeconds,
            double drainedPerSecond,
            boolean drained,
            int facts,
            int givenUp) {}

    @JsonProperty
    boolean nothingLost() {
        return alone.nothingLost()
                && (normalising == null
                        || normalising.part().nothingLost() && normalising.drained() && normalising.givenUp() == 0);
    }

    void print(Consumer<String> out) {
        out.accept("");
        out.accept("Machine: " + machine.text());
        out.accept(
                "Load: %s of %,d bytes over %d connections, %d s after %d s of warm-up; load, broker and bot share the machine"
                        .formatted(
                                plan.payload(),
                                plan.bytes(),
                                plan.connections(),
                                plan.seconds(),
                                plan.warmUpSeconds()));
        print(out, "Gateway and broker alone", alone);
        if (normalising != null) {
            print(out, "With normalising on", normalising.part());
            out.accept(String.format(
                    Locale.ROOT,
                    "  normalised       %,d under load; the rest %s %.1f s, %,.0f per second; %s, %d given up",
                    normalising.whileLoaded(),
                    normalising.drained() ? "after" : "NOT after",
                    normalising.drainSeconds(),
                    normalising.drainedPerSecond(),
                    normalising.facts() == 0
                            ? "every body tells the same facts"
                            : "%,d facts on pipe.github".formatted(normalising.facts()),
                    normalising.givenUp()));
        }
        out.accept(
                nothingLost()
                        ? "Nothing was lost."
                        : "NOT everything that was accepted was found again, see the counts above.");
    }

    private static void print(Consumer<String> out, String title, Part part) {
        out.accept("");
        out.accept(title);
        out.accept(String.format(Locale.ROOT, "  accepted         %,.0f per second", part.acceptedPerSecond()));
        var latency = part.latencyMillis();
        out.accept(String.format(
                Locale.ROOT,
                "  latency          p50 %.1f ms, p90 %.1f ms, p99 %.1f ms, p99.9 %.1f ms, longest %.1f ms",
                latency.p50(),
                latency.p90(),
                latency.p99(),
                latency.p999(),
                latency.max()));
        for (var usage : part.usage()) {
            out.accept(String.format(
                    Locale.ROOT,
                    "  %-16s %.2f cores, %d MB resident",
                    usage.name(),
                    usage.cores(),
                    usage.residentBytes() / 1_000_000));
        }
        out.accept("  counted again    %,d accepted, %,d records in pipe.webhooks, %,d missing; answers %s"
                .formatted(part.accepted(), part.found(), part.missing(), part.statuses()));
    }
}
