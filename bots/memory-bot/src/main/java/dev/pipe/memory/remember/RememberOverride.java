package dev.pipe.memory.remember;

import dev.pipe.common.bus.Handler;
import dev.pipe.common.bus.Received;
import dev.pipe.common.event.PipelineEvent.OverrideGiven;
import dev.pipe.memory.remember.Dossier.Overridden;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;

/** An admin let a head pass: who, what and why is a precedent of its own kind. */
@ApplicationScoped
class RememberOverride implements Handler<OverrideGiven> {

    private static final int LONGEST_REASON = 500;

    private final KeepDossiers dossiers;

    RememberOverride(KeepDossiers dossiers) {
        this.dossiers = dossiers;
    }

    @Override
    public Class<OverrideGiven> event() {
        return OverrideGiven.class;
    }

    @Override
    public void handle(Received<OverrideGiven> received) {
        var given = received.event();
        var target = given.target().name().toLowerCase(Locale.ROOT);
        var overridden = new Overridden(
                given.check().isEmpty() ? target : target + " " + Clean.text(given.check(), LONGEST_REASON),
                given.by().login(),
                Clean.text(given.reason(), LONGEST_REASON),
                given.at());
        dossiers.change(DossierKey.of(given.run()), dossier -> dossier.with(overridden));
    }
}
