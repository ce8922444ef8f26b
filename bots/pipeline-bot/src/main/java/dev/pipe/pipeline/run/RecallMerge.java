package dev.pipe.pipeline.run;

import dev.pipe.common.bus.WriteRecall;
import dev.pipe.common.event.PullRequestRef;
import dev.pipe.common.github.GitHubReads;
import dev.pipe.common.github.GitHubReads.PullRequest;
import dev.pipe.common.github.GitHubWrite;
import dev.pipe.common.github.GitHubWrite.Enqueue;
import dev.pipe.common.github.GitHubWrite.Merge;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/**
 * A merge may wait for a budget or a limit of GitHub's for an hour. A hold, an approval withdrawn, a check that fails
 * meanwhile stop it. One that was tried before and took effect is not taken back: its answer only got lost.
 */
@ApplicationScoped
class RecallMerge implements WriteRecall {

    private final StandNow standings;
    private final GitHubReads github;

    RecallMerge(StandNow standings, GitHubReads github) {
        this.standings = standings;
        this.github = github;
    }

    @Override
    public Optional<String> why(GitHubWrite write, boolean begun) {
        if (write instanceof Merge merge) {
            return recall(merge.pullRequest(), merge.runId()).filter(why -> !isMerged(merge.pullRequest()));
        }
        if (write instanceof Enqueue enqueue && !begun) { // nobody can tell whether it lies in GitHub's queue already
            return recall(enqueue.pullRequest(), enqueue.runId());
        }
        return Optional.empty();
    }

    private Optional<String> recall(PullRequestRef ref, String runId) {
        return standings.of(ref).flatMap(standing -> MergePolicy.recall(standing, runId));
    }

    private boolean isMerged(PullRequestRef ref) {
        return github.pullRequest(ref).filter(PullRequest::merged).isPresent();
    }
}
