package dev.pipe.memory.remember;

import dev.pipe.common.bus.Handler;
import dev.pipe.common.bus.Received;
import dev.pipe.common.event.GovernanceEvent.ApprovalRequested;
import jakarta.enterprise.context.ApplicationScoped;

/** Approvals are awaited: which domains the pull request joins. */
@ApplicationScoped
class NoteIntegration implements Handler<ApprovalRequested> {

    private final KeepDossiers dossiers;

    NoteIntegration(KeepDossiers dossiers) {
        this.dossiers = dossiers;
    }

    @Override
    public Class<ApprovalRequested> event() {
        return ApprovalRequested.class;
    }

    @Override
    public void handle(Received<ApprovalRequested> received) {
        var requested = received.event();
        dossiers.change(DossierKey.of(requested.run()), dossier -> dossier.integrating(requested.integration()));
    }
}
