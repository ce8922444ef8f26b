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
    private final ReadChecks checks;
    private final PipelineConfig config;
    private final Clock clock;

    AdvanceRun(GitHubReads github, ReadChecks checks, PipelineConfig config, Clock clock) {
        this.github = github;
        this.checks = checks;
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
        var run = judged(standing.run().with(standing.run().merge().afterAWhile(clock.instant())));
        if (run.stage(Stage.CHECKS).running() && !run.evidence().knowsChecks()) {
            run = judged(withChecks(standing.with(standing.pullRequest(), run)));
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
        var now = standing.with(read.get(), judged(withChecks(standing)));
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

    private Run withChecks(Standing standing) {
        var run = standing.run();
        return run.with(run.evidence().plus(checks.of(run, standing.settings())));
    }

    private Run judged(Run run) {
        return JudgeRun.judge(run, clock.instant(), config.stageOverdueAfter());
    }
}
