package dev.pipe.pipeline.reconcile;

import dev.pipe.pipeline.MetricNames;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;

/** What is measured of deliveries that were missed. */
@ApplicationScoped
class GapMeters {

    private final MeterRegistry registry;
    private final GapTable gaps;
    private final Clock clock;
    private final AtomicReference<Instant> oldestMissing = new AtomicReference<>();

    GapMeters(MeterRegistry registry, GapTable gaps, Clock clock) {
        this.registry = registry;
        this.gaps = gaps;
        this.clock = clock;
        Gauge.builder(MetricNames.GAP, this, GapMeters::seconds)
                .baseUnit("seconds")
                .description("Age of the oldest delivery that GitHub could not hand over; 0 when none is missing")
                .register(registry);
    }

    /** Every replica shows the same, whichever looked. */
    void refresh() {
        var now = clock.instant();
        oldestMissing.set(gaps.since(now).stream()
                .filter(gap -> gap.closedAt() == null)
                .map(Gap::since)
                .min(Instant::compareTo)
                .orElse(null));
    }

    void requested(int deliveries) {
        count(MetricNames.REDELIVERIES, "requested", deliveries);
    }

    void polled(int deliveries) {
        count(MetricNames.REDELIVERIES, "polled", deliveries);
    }

    void caughtUp(String by) {
        count(MetricNames.CATCH_UPS, by, 1);
    }

    private void count(String name, String outcome, int by) {
        registry.counter(name, MetricNames.OUTCOME, outcome).increment(by);
    }

    private double seconds() {
        var oldest = oldestMissing.get();
        return oldest == null ? 0 : Duration.between(oldest, clock.instant()).toSeconds();
    }
}
