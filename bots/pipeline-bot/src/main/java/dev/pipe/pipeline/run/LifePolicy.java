package dev.pipe.pipeline.run;

import dev.pipe.common.event.PipelineEvent.RunOutcome;
import dev.pipe.common.github.GitHubReads.PullRequest;
import java.util.Optional;

/** Decides, from a fresh read of the pull request, whether its run goes on, ends, and whether another begins. */
final class LifePolicy {

    /**
     * What becomes of the runs.
     *
     * @param end how the live run ends; null when it goes on or there is none
     * @param endReason for people
     * @param begin why a new run begins, for people; null when none does
     */
    record Life(RunOutcome end, String endReason, String begin) {

        static final Life GOES_ON = new Life(null, null, null);

        static Life ends(RunOutcome outcome, String reason) {
            return new Life(outcome, reason, null);
        }
    }

    private LifePolicy() {}

    /** @param newest the pull request's newest run, live or not */
    static Life decide(Optional<PullRequest> read, Optional<Run> newest) {
        var live = newest.filter(Run::live);
        if (read.isEmpty()) {
            return live.map(run -> Life.ends(RunOutcome.CLOSED, "The pull request cannot be seen any more"))
                    .orElse(Life.GOES_ON);
        }
        var now = read.get();
        if (!now.open()) {
            return live.map(run -> closed(now, run)).orElse(Life.GOES_ON);
        }
        if (newest.isEmpty()) {
            return beginsUnlessDraft(now, "opened");
        }
        return sameHeadAndBase(now, newest.get()) ? same(now, newest.get()) : changed(now, newest.get());
    }

    /** Somebody asks for another attempt on the head as it is. */
    static Life again(PullRequest now, Optional<Run> newest, String why) {
        if (!now.open() || now.draft()) {
            return Life.GOES_ON;
        }
        var live = newest.filter(Run::live).isPresent();
        return new Life(live ? RunOutcome.SUPERSEDED : null, why, why);
    }

    private static Life closed(PullRequest now, Run run) {
        if (now.merged()) {
            return Life.ends(RunOutcome.MERGED, run.merge().sent() ? "Merged by the suite" : "Merged by hand");
        }
        return Life.ends(
                RunOutcome.CLOSED,
                run.evidence().rejected() ? "Closed after it was rejected" : "Closed without a merge");
    }

    private static Life same(PullRequest now, Run newest) {
        if (newest.live()) {
            return Life.GOES_ON;
        }
        return switch (newest.ending().outcome()) {
            case CLOSED -> beginsUnlessDraft(now, "reopened");
            case SUPERSEDED -> beginsUnlessDraft(now, "ready for review");
            case MERGED, REJECTED, PASSED, FAILED, CANCELLED -> Life.GOES_ON;
        };
    }

    private static Life changed(PullRequest now, Run newest) {
        var ref = newest.ref();
        var why = now.headSha().equals(ref.headSha())
                ? "base changed from " + ref.base() + " to " + now.base()
                : "new head " + Words.shortSha(now.headSha());
        return new Life(newest.live() ? RunOutcome.SUPERSEDED : null, why, now.draft() ? null : why);
    }

    private static Life beginsUnlessDraft(PullRequest now, String why) {
        return now.draft() ? Life.GOES_ON : new Life(null, null, why);
    }

    private static boolean sameHeadAndBase(PullRequest now, Run run) {
        return now.headSha().equals(run.ref().headSha())
                && now.base().equals(run.ref().base());
    }
}
