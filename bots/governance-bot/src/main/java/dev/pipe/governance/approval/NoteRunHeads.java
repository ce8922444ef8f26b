package dev.pipe.governance.approval;

import dev.pipe.common.bus.Handler;
import dev.pipe.common.bus.Received;
import dev.pipe.common.event.PipelineEvent.RunStarted;
import jakarta.enterprise.context.ApplicationScoped;

/** A pull request that is older than the suite: the head its first run read is the first that we know. */
@ApplicationScoped
class NoteRunHeads implements Handler<RunStarted> {

    private final SightingTable sightings;

    NoteRunHeads(SightingTable sightings) {
        this.sightings = sightings;
    }

    @Override
    public Class<RunStarted> event() {
        return RunStarted.class;
    }

    @Override
    public void handle(Received<RunStarted> received) {
        var run = received.event().run();
        if (sightings.of(run.pullRequest()).changes().isEmpty()) {
            sightings.add(
                    run.pullRequest(),
                    new Sighting(run.headSha(), run.base(), received.event().startedAt(), false));
        }
    }
}
