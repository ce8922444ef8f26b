package dev.pipe.memory.remember;

import static java.util.stream.Collectors.joining;

import dev.pipe.common.bus.Handler;
import dev.pipe.common.bus.Received;
import dev.pipe.common.event.ReviewEvent.FindingDismissed;
import dev.pipe.memory.remember.Dossier.Dismissed;
import jakarta.enterprise.context.ApplicationScoped;

/** Somebody said that findings need no mending: who, what and why is a precedent for the next of their like. */
@ApplicationScoped
class RememberDismissal implements Handler<FindingDismissed> {

    private static final int MOST_FINDINGS = 5;
    private static final int LONGEST = 500;

    private final KeepDossiers dossiers;

    RememberDismissal(KeepDossiers dossiers) {
        this.dossiers = dossiers;
    }

    @Override
    public Class<FindingDismissed> event() {
        return FindingDismissed.class;
    }

    @Override
    public void handle(Received<FindingDismissed> received) {
        var dismissed = received.event();
        var what = dismissed.findings().stream()
                .limit(MOST_FINDINGS)
                .map(finding -> finding.title() + " in " + finding.about())
                .collect(joining("; "));
        var given = new Dismissed(
                Clean.text(what.isEmpty() ? dismissed.target() : what, LONGEST),
                dismissed.by().login(),
                Clean.text(dismissed.reason(), LONGEST),
                dismissed.at());
        dossiers.change(DossierKey.of(dismissed.run()), dossier -> dossier.with(given));
    }
}
