package dev.pipe.pipeline.recall;

import dev.pipe.common.bus.Handler;
import dev.pipe.common.bus.Received;
import dev.pipe.common.event.GovernanceEvent.ApprovalRequested;
import jakarta.enterprise.context.ApplicationScoped;

/** An integration was recognised: what was decided about this pair of domains before? */
@ApplicationScoped
class RecallOnIntegration implements Handler<ApprovalRequested> {

    private final AskMemory memory;

    RecallOnIntegration(AskMemory memory) {
        this.memory = memory;
    }

    @Override
    public Class<ApprovalRequested> event() {
        return ApprovalRequested.class;
    }

    @Override
    public void handle(Received<ApprovalRequested> received) {
        var integration = received.event().integration();
        if (integration != null) {
            memory.ask(
                    received.event().run(),
                    "integration",
                    "integration of " + integration.source() + " with " + integration.target(),
                    integration);
        }
    }
}
