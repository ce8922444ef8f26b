package dev.pipe.governance.decide;

import dev.pipe.common.bus.Handler;
import dev.pipe.common.bus.Received;
import dev.pipe.common.event.PipelineEvent.RunStarted;
import dev.pipe.governance.approval.KeepWords;
import jakarta.enterprise.context.ApplicationScoped;

/** A run began: approvals given from now on belong to it, those of another head or base fall. */
@ApplicationScoped
class FollowRunStarts implements Handler<RunStarted> {

    private final RunTable runs;
    private final KeepWords words;

    FollowRunStarts(RunTable runs, KeepWords words) {
        this.runs = runs;
        this.words = words;
    }

    @Override
    public Class<RunStarted> event() {
        return RunStarted.class;
    }

    @Override
    public void handle(Received<RunStarted> received) {
        var started = received.event();
        var run = started.run();
        words.overtakenBy(run.pullRequest(), run.headSha(), run.base(), started.startedAt());
        runs.put(GovernedRun.begun(run, started.mode()));
    }
}
