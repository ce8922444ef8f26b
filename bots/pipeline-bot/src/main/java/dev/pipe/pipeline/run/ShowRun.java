package dev.pipe.pipeline.run;

import dev.pipe.common.bus.Outbox;
import dev.pipe.common.github.GitHubWrite;
import dev.pipe.common.github.GitHubWrite.UpsertComment;
import dev.pipe.pipeline.nudge.NudgeTable;
import dev.pipe.pipeline.nudge.NudgeTable.Look;
import dev.pipe.pipeline.settings.PipelineConfig;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;

/**
 * Has everything written to GitHub that people see of a run and that was not said already. In observe mode nothing is.
 * A comment that changes faster than it may be written waits: the run is shown again when its time comes, as it is then.
 */
@ApplicationScoped
class ShowRun {

    private final List<ShowsRun> shows;
    private final SaidTable said;
    private final Outbox outbox;
    private final NudgeTable nudges;
    private final PipelineConfig config;
    private final Clock clock;

    ShowRun(
            @All List<ShowsRun> shows,
            SaidTable said,
            Outbox outbox,
            NudgeTable nudges,
            PipelineConfig config,
            Clock clock) {
        this.shows = shows;
        this.said = said;
        this.outbox = outbox;
        this.nudges = nudges;
        this.config = config;
        this.clock = clock;
    }

    void show(Standing standing) {
        if (standing.settings().silent()) {
            return;
        }
        for (var part : shows) {
            part.show(standing).stream()
                    .filter(write -> !waits(standing, write))
                    .filter(said::isNews)
                    .forEach(outbox::write);
        }
    }

    /** Only a live run is sure to be shown again; the last state of one that ended is written at once. */
    private boolean waits(Standing standing, GitHubWrite write) {
        if (!(write instanceof UpsertComment) || !standing.run().live()) {
            return false;
        }
        var due = said.otherwiseSaidAt(write)
                .map(at -> at.plus(config.commentInterval()))
                .filter(at -> at.isAfter(clock.instant()));
        due.ifPresent(at -> nudges.nudge(standing.run().ref().pullRequest(), new Look(at, false)));
        return due.isPresent();
    }
}
