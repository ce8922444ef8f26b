package dev.pipe.review.request;

import dev.pipe.common.event.ReviewEvent.Decision;
import dev.pipe.common.event.ReviewEvent.ReviewCompleted;
import dev.pipe.common.event.ReviewEvent.RiskLevel;
import dev.pipe.review.MetricNames;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Locale;

/** Counts reviews; every series is there from the start, at zero. */
@ApplicationScoped
class ReviewMeters {

    private final MeterRegistry registry;
    private final Timer duration;

    ReviewMeters(MeterRegistry registry) {
        this.registry = registry;
        this.duration = Timer.builder(MetricNames.REVIEW)
                .description("From reading the diff to the decision")
                .publishPercentileHistogram()
                .register(registry);
        for (var decision : Decision.values()) {
            decisions(decision);
        }
        for (var level : RiskLevel.values()) {
            risks(level);
        }
    }

    void reviewed(ReviewCompleted completed) {
        decisions(completed.decision()).increment();
        completed.findings().forEach(finding -> risks(finding.level()).increment());
        duration.record(Duration.ofMillis(completed.durationMillis()));
    }

    private Counter decisions(Decision decision) {
        return Counter.builder(MetricNames.DECISIONS)
                .description("Reviews made, by decision")
                .tag("decision", decision.name().toLowerCase(Locale.ROOT))
                .register(registry);
    }

    private Counter risks(RiskLevel level) {
        return Counter.builder(MetricNames.RISKS)
                .description("Findings, by level")
                .tag("level", level.name().toLowerCase(Locale.ROOT))
                .register(registry);
    }
}
