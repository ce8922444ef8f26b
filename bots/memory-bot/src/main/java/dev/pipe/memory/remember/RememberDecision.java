package dev.pipe.memory.remember;

import dev.pipe.common.bus.Handler;
import dev.pipe.common.bus.Received;
import dev.pipe.common.event.GovernanceEvent.Decided;
import dev.pipe.memory.remember.Dossier.Decision;
import jakarta.enterprise.context.ApplicationScoped;

/** Governance decided: the verdict, who gave it and why. */
@ApplicationScoped
class RememberDecision implements Handler<Decided> {

    private static final int LONGEST_REASON = 500;

    private final KeepDossiers dossiers;

    RememberDecision(KeepDossiers dossiers) {
        this.dossiers = dossiers;
    }

    @Override
    public Class<Decided> event() {
        return Decided.class;
    }

    @Override
    public void handle(Received<Decided> received) {
        var decided = received.event();
        dossiers.change(DossierKey.of(decided.run()), dossier -> dossier.integrating(decided.integration())
                .with(decision(decided)));
    }

    static Decision decision(Decided decided) {
        return new Decision(
                decided.run().attempt(),
                decided.verdict(),
                decided.approvals().stream()
                        .map(approval -> approval.actor().login())
                        .toList(),
                decided.required(),
                Clean.text(decided.reason(), LONGEST_REASON),
                decided.ledgerSequence(),
                decided.decidedAt());
    }
}
