package dev.pipe.pipeline.normalise;

import dev.pipe.common.event.PullRequestRef;
import dev.pipe.common.event.RepoRef;
import dev.pipe.common.github.GitHubFailure;
import dev.pipe.common.github.GitHubReads;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Asks GitHub now. In a repository that is gone, or that we may not see, there is no pull request for us. */
@ApplicationScoped
class AskGitHubForHeads implements PullRequestsOfHead {

    private static final int NOT_FOUND = 404;

    private final GitHubReads github;

    AskGitHubForHeads(GitHubReads github) {
        this.github = github;
    }

    @Override
    public List<PullRequestRef> find(RepoRef repo, String headSha) {
        try {
            return github.openPullRequestsWithHead(repo, headSha).stream()
                    .map(GitHubReads.PullRequest::ref)
                    .toList();
        } catch (GitHubFailure failure) {
            if (failure.status() == NOT_FOUND) {
                return List.of();
            }
            throw failure;
        }
    }
}
