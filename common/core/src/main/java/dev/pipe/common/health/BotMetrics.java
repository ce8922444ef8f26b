package dev.pipe.common.health;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/** What every bot reports of itself. All meters carry {@code bot_name}, see {@link NameBotOnMeters}. */
@ApplicationScoped
public class BotMetrics {

    private final MeterRegistry registry;
    private final Counter errors;
    private final AtomicBoolean ready = new AtomicBoolean();

    BotMetrics(MeterRegistry registry) {
        this.registry = registry;
        this.errors = Counter.builder("pipe.bot.errors")
                .description("Failures of handlers, publishes and writes, retried ones included")
                .register(registry);
        Gauge.builder("pipe.bot.uptime", () -> uptime().toSeconds())
                .baseUnit("seconds")
                .description("Since the process began")
                .register(registry);
        Gauge.builder("pipe.bot.status", ready, value -> value.get() ? 1 : 0)
                .description("1 when the bot was ready at its last heartbeat, else 0")
                .register(registry);
    }

    public void error() {
        errors.increment();
    }

    /** Since the process began. */
    public long errors() {
        return (long) errors.count();
    }

    public Duration uptime() {
        return Duration.ofMillis(ManagementFactory.getRuntimeMXBean().getUptime());
    }

    /**
     * An event was dealt with.
     *
     * @param outcome {@code done}, {@code retried}, {@code deferred}, {@code dead}, {@code duplicate}, {@code ignored} or {@code unknown}
     */
    public void event(String type, String outcome) {
        registry.counter("pipe.bot.events", "type", type, "outcome", outcome).increment();
    }

    /** Times a handler; the histogram carries exemplars. */
    public void timed(String type, Duration took) {
        Timer.builder("pipe.bot.event")
                .description("Time a bot's handlers took for one event, transaction included")
                .tag("type", type)
                .publishPercentileHistogram()
                .register(registry)
                .record(took);
    }

    public void ready(boolean isReady) {
        ready.set(isReady);
    }
}
