package dev.pipe.pipeline.run;

import dev.pipe.common.bus.Outbox;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Has everything written to GitHub that people see of a run and that was not said already. In observe mode nothing is. */
@ApplicationScoped
class ShowRun {

    private final List<ShowsRun> shows;
    private final SaidTable said;
    private final Outbox outbox;

    ShowRun(@All List<ShowsRun> shows, SaidTable said, Outbox outbox) {
        this.shows = shows;
        this.said = said;
        this.outbox = outbox;
    }

    void show(Standing standing) {
        if (standing.settings().silent()) {
            return;
        }
        for (var part : shows) {
            part.show(standing).stream().filter(said::isNews).forEach(outbox::write);
        }
    }
}
