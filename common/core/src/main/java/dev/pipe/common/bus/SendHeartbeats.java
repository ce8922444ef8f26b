package dev.pipe.common.bus;

import dev.pipe.common.event.Heartbeat;
import dev.pipe.common.health.BotConfig;
import dev.pipe.common.health.BotMetrics;
import dev.pipe.common.health.ConsumerLag;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.health.SmallRyeHealthReporter;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/** Says every few seconds that this bot lives and how it is. */
@ApplicationScoped
class SendHeartbeats {

    private final BotConfig bot;
    private final BotMetrics metrics;
    private final ConsumerLag lag;
    private final SmallRyeHealthReporter health;
    private final Heartbeats heartbeats;
    private final Clock clock;

    SendHeartbeats(
            BotConfig bot,
            BotMetrics metrics,
            ConsumerLag lag,
            SmallRyeHealthReporter health,
            Heartbeats heartbeats,
            Clock clock) {
        this.bot = bot;
        this.metrics = metrics;
        this.lag = lag;
        this.health = health;
        this.heartbeats = heartbeats;
        this.clock = clock;
    }

    @Scheduled(every = "${pipe.bot.heartbeat-every:5s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void beat() {
        var ready = !health.getReadiness().isDown();
        metrics.ready(ready);
        heartbeats.send(new Heartbeat(
                bot.name(),
                bot.instance(),
                bot.version(),
                ready,
                metrics.uptime().toSeconds(),
                lag.measure(),
                metrics.errors(),
                clock.instant()));
    }
}
