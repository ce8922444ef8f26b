package dev.pipe.pipeline.run;

import dev.pipe.common.event.Stage;
import dev.pipe.common.github.GitHubReads;
import dev.pipe.common.github.GitHubReads.PullRequest;
import dev.pipe.pipeline.settings.PipelineConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/** Takes a live run as far as what is known lets it go; what is not known of checks and of the merge, it reads. */
@ApplicationScoped
class AdvanceRun {

    private final GitHubReads github;
    private final PipelineConfig config;
    private final Clock clock;

    AdvanceRun(GitHubReads github, PipelineConfig config, Clock clock) {
        this.github = github;
        this.config = config;
        this.clock = clock;
    }

    /**
     * Where a run was taken.
     *
     * @param merge GitHub is to be asked to merge
     * @param moved just before the merge the pull request turned out to be another than was judged
     */
    record Advanced(Standing standing, boolean merge, boolean moved) {}

    Advanced advance(Standing standing) {
        var run = judged(standing.run());
        if (run.stage(Stage.CHECKS).running() && run.evidence().checks() == null) {
            run = judged(withChecks(run));
        }
        var advanced = standing.with(standing.pullRequest(), run);
        return MergePolicy.mergeNow(advanced) ? readBeforeMerge(advanced) : new Advanced(advanced, false, false);
    }

    /** What is about to be merged is read once more: head, base, state, checks. Holds and approvals are our own. */
    private Advanced readBeforeMerge(Standing standing) {
        var run = standing.run();
        var read = github.pullRequest(run.ref().pullRequest());
        if (read.isEmpty() || isAnother(read.get(), run)) {
            return new Advanced(standing, false, true);
        }
        var now = standing.with(read.get(), judged(withChecks(run)));
        if (!MergePolicy.mergeNow(now)) {
            return new Advanced(now, false, false);
        }
        var sent = now.run().with(now.run().merge().sent(clock.instant()));
        return new Advanced(now.with(read.get(), sent), true, false);
    }

    private static boolean isAnother(PullRequest read, Run run) {
        return !read.open()
                || !read.headSha().equals(run.ref().headSha())
                || !read.base().equals(run.ref().base());
    }

    private Run withChecks(Run run) {
        var repo = run.ref().pullRequest().repo();
        var checks = new OtherChecks(
                github.checks(repo, run.ref().headSha()),
                github.requiredChecks(repo, run.ref().base()));
        return run.with(run.evidence().plus(checks));
    }

    private Run judged(Run run) {
        return JudgeRun.judge(run, clock.instant(), config.stageOverdueAfter());
    }
}
