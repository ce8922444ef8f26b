package dev.pipe.governance.decide;

import dev.pipe.common.bus.Handler;
import dev.pipe.common.bus.Received;
import dev.pipe.common.event.PipelineEvent.RunFinished;
import dev.pipe.common.event.PipelineEvent.RunOutcome;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;

/** A run that ended with its pull request or its head is over; one that ended otherwise can still lose its approval. */
@ApplicationScoped
class FollowRunEnds implements Handler<RunFinished> {

    private static final Set<RunOutcome> FINAL = Set.of(RunOutcome.MERGED, RunOutcome.CLOSED, RunOutcome.SUPERSEDED);

    private final RunTable runs;

    FollowRunEnds(RunTable runs) {
        this.runs = runs;
    }

    @Override
    public Class<RunFinished> event() {
        return RunFinished.class;
    }

    @Override
    public void handle(Received<RunFinished> received) {
        var finished = received.event();
        if (FINAL.contains(finished.outcome())) {
            runs.of(finished.run().pullRequest())
                    .filter(known -> known.run().id().equals(finished.run().id()))
                    .ifPresent(known -> runs.put(known.over()));
        }
    }
}
