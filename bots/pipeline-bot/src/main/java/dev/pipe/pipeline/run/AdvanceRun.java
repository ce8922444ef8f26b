package dev.pipe.pipeline.run;

import dev.pipe.common.config.MergeQueue;
import dev.pipe.common.config.Stage;
import dev.pipe.common.github.GitHubReads;
import dev.pipe.common.github.GitHubReads.PullRequest;
import dev.pipe.pipeline.settings.PipelineConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/** Takes a live run as far as what is known lets it go; what is not known of checks and of the merge, it reads. */
@ApplicationScoped
class AdvanceRun {

    private final GitHubReads github;
    private final ReadChecks checks;
    private final Turns turns;
    private final PipelineConfig config;
    private final Clock clock;

    AdvanceRun(GitHubReads github, ReadChecks checks, Turns turns, PipelineConfig config, Clock clock) {
        this.github = github;
        this.checks = checks;
        this.turns = turns;
        this.config = config;
        this.clock = clock;
    }

    /**
     * Where a run was taken.
     *
     * @param next what GitHub is to be asked for
     */
    record Advanced(Standing standing, Next next) {}

    /** What comes next. */
    enum Next {
        NOTHING,
        MERGE,
        /** GitHub's own merge queue merges. */
        ENQUEUE,
        /** The base is to be merged into the head first. */
        UPDATE,
        /** Just before the merge the pull request turned out to be another than was judged. */
        READ_AGAIN
    }

    Advanced advance(Standing standing) {
        var now = standing.run()
                .with(standing.run()
                        .merge()
                        .afterAWhile(clock.instant())
                        .updatedByNow(clock.instant(), config.mergeOverdueAfter()));
        var run = judged(standing, now);
        if (run.stage(Stage.CHECKS).waits() && !run.evidence().knowsChecks()) {
            // from where it stood before: what follows the checks must not fall back for the time of a read
            run = judged(standing, withChecks(standing.with(standing.pullRequest(), now)));
        }
        var judged = standing.with(standing.pullRequest(), run);
        var advanced = judged.at(turns.settle(judged));
        return MergePolicy.mergeNow(advanced) ? readBeforeMerge(advanced) : new Advanced(advanced, Next.NOTHING);
    }

    /** What is about to be merged is read once more: head, base, state, checks. Holds and approvals are our own. */
    private Advanced readBeforeMerge(Standing standing) {
        var run = standing.run();
        var read = github.pullRequest(run.ref().pullRequest());
        if (read.isEmpty() || isAnother(read.get(), run)) {
            return new Advanced(standing, Next.READ_AGAIN);
        }
        var now = standing.with(read.get(), judged(standing, withChecks(standing)));
        if (!MergePolicy.mergeNow(now)) {
            return new Advanced(now, Next.NOTHING);
        }
        var queued = isGitHubsToMerge(now);
        if (!queued && lacksItsBase(now)) {
            var updating = now.run().with(now.run().merge().updating(clock.instant()));
            return new Advanced(now.with(read.get(), updating), Next.UPDATE);
        }
        var sent = now.run().with(now.run().merge().sent(clock.instant()));
        return new Advanced(now.with(read.get(), sent), queued ? Next.ENQUEUE : Next.MERGE);
    }

    /** A branch that GitHub's merge queue guards is merged into by no other way, whatever is configured. */
    private boolean isGitHubsToMerge(Standing standing) {
        var ref = standing.run().ref();
        return standing.settings().merge().queue() == MergeQueue.GITHUB
                || github.hasMergeQueue(ref.pullRequest().repo(), ref.base());
    }

    /** Where the base is to be in the head: the branch is asked, not the pull request, which may remember an older one. */
    private boolean lacksItsBase(Standing standing) {
        if (!standing.settings().merge().upToDate()) {
            return false;
        }
        var ref = standing.run().ref();
        var repo = ref.pullRequest().repo();
        return github.branchTip(repo, ref.base())
                .flatMap(tip -> github.compare(repo, tip, ref.headSha()))
                .filter(compared -> compared.behind() > 0)
                .isPresent();
    }

    private static boolean isAnother(PullRequest read, Run run) {
        return !read.open()
                || !read.headSha().equals(run.ref().headSha())
                || !read.base().equals(run.ref().base());
    }

    private Run withChecks(Standing standing) {
        var run = standing.run();
        return run.with(run.evidence().plus(checks.of(run, standing.settings())));
    }

    private Run judged(Standing standing, Run run) {
        return JudgeRun.judge(run, standing.settings(), clock.instant(), config.stageOverdueAfter());
    }
}
