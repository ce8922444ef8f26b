package dev.pipe.memory.remember;

import dev.pipe.common.bus.Handler;
import dev.pipe.common.bus.Received;
import dev.pipe.common.event.PipelineEvent.RunFinished;
import dev.pipe.memory.remember.Dossier.Ending;
import jakarta.enterprise.context.ApplicationScoped;

/** A run ended: merged, closed, or on the way to something newer. */
@ApplicationScoped
class RememberOutcome implements Handler<RunFinished> {

    private static final int LONGEST_REASON = 500;

    private final KeepDossiers dossiers;

    RememberOutcome(KeepDossiers dossiers) {
        this.dossiers = dossiers;
    }

    @Override
    public Class<RunFinished> event() {
        return RunFinished.class;
    }

    @Override
    public void handle(Received<RunFinished> received) {
        var finished = received.event();
        var ending = new Ending(
                finished.run().attempt(),
                finished.outcome(),
                Clean.text(finished.reason(), LONGEST_REASON),
                finished.finishedAt());
        dossiers.change(DossierKey.of(finished.run()), dossier -> dossier.with(ending));
    }
}
