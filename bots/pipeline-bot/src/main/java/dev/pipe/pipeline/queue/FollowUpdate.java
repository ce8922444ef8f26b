package dev.pipe.pipeline.queue;

import dev.pipe.common.bus.WriteSettled;
import dev.pipe.common.github.GitHubWrite.UpdateBranch;
import dev.pipe.pipeline.run.ConductRun;
import dev.pipe.pipeline.run.Turns;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/**
 * GitHub merged the base into a head, and shows it soon; or would not, which a fork's owner may have decided. Then the
 * turn is lost, if it was for the turn: what a person asked for on the side stands in nobody's way.
 */
@ApplicationScoped
class FollowUpdate implements WriteSettled.Handler {

    private static final Duration REPLICATION = Duration.ofSeconds(3);

    private final ConductRun conduct;

    FollowUpdate(ConductRun conduct) {
        this.conduct = conduct;
    }

    @Override
    public void handle(WriteSettled settled) {
        if (!(settled.write() instanceof UpdateBranch update)) {
            return;
        }
        if (!settled.done() && update.askedBy().equals(Turns.UPDATE_FOR_THE_QUEUE)) {
            conduct.change(
                    update.pullRequest(),
                    run -> run.live() && run.ref().headSha().equals(update.headSha())
                            ? run.notUpdated(settled.refusal())
                            : run);
        }
        conduct.readSoon(update.pullRequest(), REPLICATION);
    }
}
