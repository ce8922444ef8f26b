package dev.pipe.infra.overview;

import dev.pipe.infra.silence.SilenceConfig;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** infra-bot's gauges. Read from the database every few seconds and not by the scrape, which must never wait for it. */
@Startup
@ApplicationScoped
class InfraMetrics {

    static final String INCIDENTS_OPEN = "pipe.infra.incidents.open";
    static final String HOLDS_OPEN = "pipe.infra.holds.open";
    static final String BOT_SILENCE = "pipe.infra.bot.silence";
    static final String BOT = "bot";

    private record Seen(List<BotState> bots, int incidents, int holds) {}

    private final Overview overview;
    private final Clock clock;
    private final Instant startedAt;
    private volatile Seen seen = new Seen(List.of(), 0, 0);

    InfraMetrics(Overview overview, SilenceConfig config, Clock clock, MeterRegistry registry) {
        this.overview = overview;
        this.clock = clock;
        this.startedAt = clock.instant();
        Gauge.builder(INCIDENTS_OPEN, () -> seen.incidents())
                .description("Incidents that are open")
                .register(registry);
        Gauge.builder(HOLDS_OPEN, () -> seen.holds())
                .description("Holds on merges that are open")
                .register(registry);
        for (var bot : config.expected()) {
            Gauge.builder(BOT_SILENCE, () -> silence(bot))
                    .baseUnit("seconds")
                    .description("Since the bot was last heard; since our start for one that never was")
                    .tag(BOT, bot)
                    .register(registry);
        }
    }

    @Scheduled(every = "2s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void look() {
        seen = new Seen(
                overview.bots(),
                overview.openIncidents().size(),
                overview.openHolds().size());
    }

    private double silence(String bot) {
        var heardAt = seen.bots().stream()
                .filter(state -> state.bot().equals(bot))
                .map(BotState::heardAt)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(startedAt);
        return Math.max(0, Duration.between(heardAt, clock.instant()).toMillis() / 1000.0);
    }
}
