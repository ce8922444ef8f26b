package dev.pipe.pipeline.normalise;

import dev.pipe.pipeline.MetricNames;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;

/** Keeps and counts what became of a delivery. */
@ApplicationScoped
class KeepOutcome {

    private final DeliveryTable deliveries;
    private final MeterRegistry meters;

    KeepOutcome(DeliveryTable deliveries, MeterRegistry meters) {
        this.deliveries = deliveries;
        this.meters = meters;
    }

    /** @param countedName the event's name as {@link #countedName} gives it */
    void keep(DeliveryView delivery, String countedName) {
        deliveries.record(delivery);
        var outcome = delivery.status().label();
        meters.counter(MetricNames.EVENTS, MetricNames.EVENT, countedName, MetricNames.OUTCOME, outcome)
                .increment();
    }

    /** The gateway named the type {@code dev.pipe.webhook.<event>.v1}, with a name from GitHub's list. */
    static String countedName(String type) {
        return type.replaceFirst("^dev\\.pipe\\.webhook\\.", "").replaceFirst("\\.v1$", "");
    }
}
