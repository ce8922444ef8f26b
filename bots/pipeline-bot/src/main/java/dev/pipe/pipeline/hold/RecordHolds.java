package dev.pipe.pipeline.hold;

import dev.pipe.common.bus.Handler;
import dev.pipe.common.bus.Received;
import dev.pipe.common.event.InfraEvent;
import dev.pipe.common.event.InfraEvent.HoldCleared;
import dev.pipe.common.event.InfraEvent.HoldRaised;
import dev.pipe.pipeline.nudge.NudgeTable;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/** A hold is raised or cleared: every live pull request is judged again. */
@ApplicationScoped
class RecordHolds implements Handler<InfraEvent> {

    private final HoldTable table;
    private final NudgeTable nudges;
    private final Clock clock;

    RecordHolds(HoldTable table, NudgeTable nudges, Clock clock) {
        this.table = table;
        this.nudges = nudges;
        this.clock = clock;
    }

    @Override
    public Class<InfraEvent> event() {
        return InfraEvent.class;
    }

    @Override
    public void handle(Received<InfraEvent> received) {
        if (received.event() instanceof HoldRaised raised) {
            table.raise(raised);
            nudges.nudgeAllLive(clock.instant());
        } else if (received.event() instanceof HoldCleared cleared) {
            table.clear(cleared);
            nudges.nudgeAllLive(clock.instant());
        }
    }
}
