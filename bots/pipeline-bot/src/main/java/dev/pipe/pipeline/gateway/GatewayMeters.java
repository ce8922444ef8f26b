package dev.pipe.pipeline.gateway;

import dev.pipe.pipeline.MetricNames;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** What the gateway measures. */
@ApplicationScoped
class GatewayMeters {

    private final MeterRegistry registry;
    private final Timer took;

    GatewayMeters(MeterRegistry registry) {
        this.registry = registry;
        this.took = Timer.builder(MetricNames.DELIVERY_SECONDS)
                .description("From a delivery's first byte to its answer")
                .publishPercentileHistogram()
                .maximumExpectedValue(Duration.ofSeconds(10))
                .register(registry);
    }

    void watch(InFlightBytes inFlight) {
        Gauge.builder(MetricNames.IN_FLIGHT_BYTES, inFlight, InFlightBytes::held)
                .baseUnit("bytes")
                .description("Deliveries that the broker has not acknowledged yet")
                .register(registry);
    }

    void answered(String outcome, Duration since) {
        registry.counter(MetricNames.DELIVERIES, MetricNames.OUTCOME, outcome).increment();
        took.record(since);
    }
}
