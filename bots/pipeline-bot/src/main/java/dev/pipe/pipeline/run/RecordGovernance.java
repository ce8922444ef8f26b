package dev.pipe.pipeline.run;

import dev.pipe.common.bus.Handler;
import dev.pipe.common.bus.Received;
import dev.pipe.common.event.GovernanceEvent;
import dev.pipe.common.event.GovernanceEvent.ApprovalGiven;
import dev.pipe.common.event.GovernanceEvent.ApprovalRequested;
import dev.pipe.common.event.GovernanceEvent.ApprovalWithdrawn;
import dev.pipe.common.event.GovernanceEvent.Decided;
import jakarta.enterprise.context.ApplicationScoped;

/** Takes in what governance-bot says of a run. */
@ApplicationScoped
class RecordGovernance implements Handler<GovernanceEvent> {

    private final ConductRun conduct;

    RecordGovernance(ConductRun conduct) {
        this.conduct = conduct;
    }

    @Override
    public Class<GovernanceEvent> event() {
        return GovernanceEvent.class;
    }

    @Override
    public void handle(Received<GovernanceEvent> received) {
        switch (received.event()) {
            case ApprovalRequested asked -> conduct.learn(asked.run(), known -> known.plus(asked));
            case ApprovalGiven given -> conduct.learn(given.run(), known -> known.plus(given));
            case ApprovalWithdrawn gone -> conduct.learn(gone.run(), known -> known.plus(gone));
            case Decided verdict -> conduct.learn(verdict.run(), known -> known.plus(verdict));
        }
    }
}
