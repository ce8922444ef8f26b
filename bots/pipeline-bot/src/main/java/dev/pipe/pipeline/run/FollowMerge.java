package dev.pipe.pipeline.run;

import dev.pipe.common.bus.WriteSettled;
import dev.pipe.common.event.PullRequestRef;
import dev.pipe.common.github.GitHubWrite.Enqueue;
import dev.pipe.common.github.GitHubWrite.Merge;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;

/** GitHub answered the merge: done, or refused with a reason that people read. */
@ApplicationScoped
class FollowMerge implements WriteSettled.Handler {

    private static final Duration REPLICATION = Duration.ofSeconds(3);

    private final ConductRun conduct;
    private final RunMeters meters;
    private final Clock clock;

    FollowMerge(ConductRun conduct, RunMeters meters, Clock clock) {
        this.conduct = conduct;
        this.meters = meters;
        this.clock = clock;
    }

    @Override
    public void handle(WriteSettled settled) {
        if (settled.write() instanceof Enqueue enqueue) {
            enqueued(enqueue, settled);
        }
        if (!(settled.write() instanceof Merge merge)) {
            return;
        }
        if (settled.done()) {
            meters.merged();
        } else {
            notDone(merge.pullRequest(), merge.runId(), settled);
        }
        var read = conduct.readAgain(merge.pullRequest());
        if (settled.done() && read.filter(now -> now.open()).isPresent()) {
            conduct.readSoon(merge.pullRequest(), REPLICATION); // merged, and GitHub does not show it yet
        }
    }

    /** In GitHub's queue it stays until GitHub merges it or lets go of it, and says so. */
    private void enqueued(Enqueue enqueue, WriteSettled settled) {
        if (!settled.done()) {
            notDone(enqueue.pullRequest(), enqueue.runId(), settled);
        }
    }

    /** What we took back ourselves GitHub did not refuse: the run waits, as if it had not asked. */
    private void notDone(PullRequestRef pullRequest, String runId, WriteSettled settled) {
        conduct.change(pullRequest, run -> {
            if (!run.ref().id().equals(runId)) {
                return run;
            }
            return run.with(
                    settled.recalled()
                            ? run.merge().recalled()
                            : run.merge().refused(settled.refusal(), clock.instant()));
        });
    }
}
