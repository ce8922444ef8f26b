package dev.pipe.pipeline.run;

import dev.pipe.common.config.Stage;
import dev.pipe.common.event.PipelineEvent.RunOutcome;
import dev.pipe.pipeline.MetricNames;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Locale;

/** Counts runs and merges and times stages. */
@ApplicationScoped
class RunMeters {

    private final MeterRegistry registry;
    private final Counter merges;

    RunMeters(MeterRegistry registry) {
        this.registry = registry;
        this.merges = Counter.builder(MetricNames.MERGES)
                .description("Pull requests that the suite merged")
                .register(registry);
    }

    void runEnded(RunOutcome outcome) {
        registry.counter(MetricNames.RUNS, MetricNames.OUTCOME, outcome.name().toLowerCase(Locale.ROOT))
                .increment();
    }

    void stageEnded(Stage stage, StageState state) {
        if (state.requestedAt() != null && state.finishedAt() != null) {
            Timer.builder(MetricNames.STAGE)
                    .description("From a stage's request to its end")
                    .tag(MetricNames.STAGE_LABEL, stage.label())
                    .publishPercentileHistogram()
                    .maximumExpectedValue(Duration.ofDays(7))
                    .register(registry)
                    .record(Duration.between(state.requestedAt(), state.finishedAt()));
        }
    }

    void merged() {
        merges.increment();
    }
}
