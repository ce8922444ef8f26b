package dev.pipe.pipeline.hold;

import dev.pipe.common.event.Heartbeat;
import dev.pipe.common.health.HeartbeatListener;
import dev.pipe.pipeline.nudge.NudgeTable;
import dev.pipe.pipeline.settings.PipelineConfig;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;

/** Notices that infra-bot itself falls silent, or is heard again: every live pull request says so. */
@ApplicationScoped
class WatchTheWatchman implements HeartbeatListener {

    private final HoldTable table;
    private final PersonHoldTable people;
    private final OpenHolds holds;
    private final NudgeTable nudges;
    private final PipelineConfig config;
    private final Clock clock;

    /** Only spares work: another replica that sees the same nudges the same rows. */
    private volatile HoldPolicy.Watch last = HoldPolicy.Watch.HEARD;

    WatchTheWatchman(
            HoldTable table,
            PersonHoldTable people,
            OpenHolds holds,
            NudgeTable nudges,
            PipelineConfig config,
            Clock clock) {
        this.table = table;
        this.people = people;
        this.holds = holds;
        this.nudges = nudges;
        this.config = config;
        this.clock = clock;
    }

    @Override
    public void heard(Heartbeat beat, Instant receivedAt) {
        if (beat.bot().equals(OpenHolds.WATCHMAN)) {
            QuarkusTransaction.requiringNew().run(() -> table.heard(beat.bot(), receivedAt));
        }
    }

    @Scheduled(every = "5s", concurrentExecution = ConcurrentExecution.SKIP)
    void watch() {
        var now = holds.watch();
        if (now != last) {
            QuarkusTransaction.requiringNew().run(() -> nudges.nudgeAllLive(clock.instant()));
            last = now;
        }
    }

    @Scheduled(every = "6h", delayed = "10m")
    void prune() {
        QuarkusTransaction.requiringNew().run(() -> {
            table.prune(clock.instant().minus(config.runsRetention()));
            people.prune(clock.instant().minus(config.runsRetention()));
        });
    }
}
