package dev.pipe.pipeline.queue;

import dev.pipe.common.config.MergeQueue;
import dev.pipe.common.config.Stage;
import dev.pipe.pipeline.run.MergePolicy;
import dev.pipe.pipeline.run.Reason.Kind;
import dev.pipe.pipeline.run.Standing;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;

/** Decides who is in the queue of a base branch. */
final class QueuePolicy {

    /** What comes with waiting, and is no reason to lose one's place. A hold is skipped, not forgotten. */
    private static final Set<Kind> WAITING = EnumSet.of(Kind.QUEUED, Kind.UPDATING, Kind.HOLD, Kind.MERGE_COMPUTED);

    private QueuePolicy() {}

    /** What becomes of a pull request's place. */
    record Membership(boolean in, boolean skipped) {

        static final Membership OUT = new Membership(false, false);
    }

    /** @param patience how long a head that is tested in its turn may take before the next one is let past */
    static Membership decide(Standing standing, boolean isIn, Duration patience, Instant now) {
        if (!standing.run().live()
                || !standing.settings().enforces()
                || standing.settings().merge().queue() != MergeQueue.OWN) {
            return Membership.OUT;
        }
        if (standing.run().merge().sent()) {
            return new Membership(true, false);
        }
        var blockers = MergePolicy.blockers(standing);
        var ready = blockers.stream().allMatch(reason -> WAITING.contains(reason.kind()));
        var held = blockers.stream().anyMatch(reason -> reason.kind() == Kind.HOLD);
        if (!ready) {
            return Membership.OUT;
        }
        return standing.readyToMerge() || isIn && isTested(standing, patience, now)
                ? new Membership(true, held)
                : Membership.OUT;
    }

    /** Its head was brought up to date in its turn, and nothing has spoken against it yet. */
    private static boolean isTested(Standing standing, Duration patience, Instant now) {
        var run = standing.run();
        var failed = run.stages().values().stream().anyMatch(state -> state.failed());
        var waitsForPeople =
                run.stage(Stage.GOVERNANCE).running() && run.evidence().asked() != null;
        var late = !run.opening().at().plus(patience).isAfter(now);
        return run.opening().carried() && !failed && !waitsForPeople && !late;
    }
}
