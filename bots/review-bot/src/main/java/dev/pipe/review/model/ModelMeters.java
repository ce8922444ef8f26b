package dev.pipe.review.model;

import dev.pipe.review.MetricNames;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Locale;

/** Counts questions, tokens and money; every series is there from the start, at zero. */
@Startup
@ApplicationScoped
class ModelMeters implements CountQuestions {

    private final MeterRegistry registry;

    ModelMeters(MeterRegistry registry) {
        this.registry = registry;
        for (var task : Task.values()) {
            for (var outcome : ModelOutcome.values()) {
                requests(task, outcome);
            }
            tokens(task, "input");
            tokens(task, "output");
            cost(task);
        }
        for (var outcome : ModelOutcome.values()) {
            seconds(outcome);
        }
    }

    @Override
    public void asked(Task task, ModelOutcome outcome, Duration took) {
        requests(task, outcome).increment();
        seconds(outcome).record(took);
    }

    @Override
    public void count(Task task, ModelOutcome outcome) {
        requests(task, outcome).increment();
    }

    @Override
    public void spent(Task task, Tokens tokens, BigDecimal cost) {
        tokens(task, "input").increment(tokens.input());
        tokens(task, "output").increment(tokens.output());
        cost(task).increment(cost.doubleValue());
    }

    private Counter requests(Task task, ModelOutcome outcome) {
        return Counter.builder(MetricNames.MODEL_REQUESTS)
                .description("Questions to a model, by task and outcome")
                .tag("task", label(task))
                .tag("outcome", outcome.label())
                .register(registry);
    }

    private Counter tokens(Task task, String direction) {
        return Counter.builder(MetricNames.MODEL_TOKENS)
                .description("Tokens of questions (input) and answers (output)")
                .tag("task", label(task))
                .tag("direction", direction)
                .register(registry);
    }

    private Counter cost(Task task) {
        return Counter.builder(MetricNames.MODEL_COST)
                .description("What questions cost, by the configured prices")
                .tag("task", label(task))
                .register(registry);
    }

    private Timer seconds(ModelOutcome outcome) {
        return Timer.builder(MetricNames.MODEL)
                .description("From a question to its answer")
                .tag("outcome", outcome.label())
                .publishPercentileHistogram()
                .register(registry);
    }

    private static String label(Task task) {
        return task.name().toLowerCase(Locale.ROOT);
    }
}
