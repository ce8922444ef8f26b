package dev.pipe.memory.remember;

import dev.pipe.common.bus.Handler;
import dev.pipe.common.bus.Received;
import dev.pipe.common.event.PipelineEvent.RunStarted;
import jakarta.enterprise.context.ApplicationScoped;

/** A run began: what the pull request is called. */
@ApplicationScoped
class NoteTitle implements Handler<RunStarted> {

    private static final int LONGEST = 300;

    private final KeepDossiers dossiers;

    NoteTitle(KeepDossiers dossiers) {
        this.dossiers = dossiers;
    }

    @Override
    public Class<RunStarted> event() {
        return RunStarted.class;
    }

    @Override
    public void handle(Received<RunStarted> received) {
        var started = received.event();
        var title = Clean.text(started.title(), LONGEST);
        dossiers.change(DossierKey.of(started.run()), dossier -> title.isEmpty() ? dossier : dossier.titled(title));
    }
}
