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

    /**
     * What the configuration says about living.
     *
     * @param draftsRun this draft does not wait
     * @param configured another file is in force than the one the live run was begun with
     */
    record Rules(boolean draftsRun, boolean configured) {

        static final Rules USUAL = new Rules(false, false);
    }

    private LifePolicy() {}

    /** @param newest the pull request's newest run, live or not */
    static Life decide(Optional<PullRequest> read, Optional<Run> newest, Rules rules) {
        var live = newest.filter(Run::live);
        if (read.isEmpty()) {
            return live.map(run -> Life.ends(RunOutcome.CLOSED, "The pull request cannot be seen any more"))
                    .orElse(Life.GOES_ON);
        }
        var now = read.get();
        if (!now.open()) {
            return live.map(run -> closed(now, run)).orElseGet(() -> closedAfterACancel(now, newest));
        }
        if (newest.isEmpty()) {
            return beginsUnlessDraft(now, "opened", rules);
        }
        return sameHeadAndBase(now, newest.get()) ? same(now, newest.get(), rules) : changed(now, newest.get(), rules);
    }

    /** Somebody asks for another attempt on the head as it is. */
    static Life again(PullRequest now, Optional<Run> newest, String why, Rules rules) {
        if (!now.open() || waits(now, rules)) {
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

    /** Cancelled is for this head as it stands. Who closes it and opens it again wants it taken through. */
    private static Life closedAfterACancel(PullRequest now, Optional<Run> newest) {
        var cancelled = newest.filter(run -> run.ending().outcome() == RunOutcome.CANCELLED);
        return cancelled.isPresent() && !now.merged()
                ? Life.ends(RunOutcome.CLOSED, cancelled.get().ending().reason() + ", and closed since")
                : Life.GOES_ON;
    }

    private static Life same(PullRequest now, Run newest, Rules rules) {
        if (newest.live()) {
            return rules.configured() ? configured(now, rules) : Life.GOES_ON;
        }
        return switch (newest.ending().outcome()) {
            case CLOSED -> beginsUnlessDraft(now, "reopened", rules);
            case SUPERSEDED -> beginsUnlessDraft(now, "ready for review", rules);
            case MERGED, REJECTED, PASSED, FAILED, CANCELLED -> Life.GOES_ON;
        };
    }

    /** One run sees one configuration: another one wants another run. */
    private static Life configured(PullRequest now, Rules rules) {
        var why = "another .github/pipe.yml is in force on " + now.base();
        return new Life(RunOutcome.SUPERSEDED, why, waits(now, rules) ? null : why);
    }

    private static Life changed(PullRequest now, Run newest, Rules rules) {
        var ref = newest.ref();
        var why = now.headSha().equals(ref.headSha())
                ? "base changed from " + ref.base() + " to " + now.base()
                : "new head " + Words.shortSha(now.headSha());
        return new Life(newest.live() ? RunOutcome.SUPERSEDED : null, why, waits(now, rules) ? null : why);
    }

    private static boolean waits(PullRequest now, Rules rules) {
        return now.draft() && !rules.draftsRun();
    }

    private static Life beginsUnlessDraft(PullRequest now, String why, Rules rules) {
        return waits(now, rules) ? Life.GOES_ON : new Life(null, null, why);
    }

    private static boolean sameHeadAndBase(PullRequest now, Run run) {
        return now.headSha().equals(run.ref().headSha())
                && now.base().equals(run.ref().base());
    }
}
