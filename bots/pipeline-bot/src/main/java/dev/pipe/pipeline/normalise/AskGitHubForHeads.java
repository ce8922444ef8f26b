package dev.pipe.pipeline.normalise;

import dev.pipe.common.event.PullRequestRef;
import dev.pipe.common.event.RepoRef;
import dev.pipe.common.github.GitHubFailure;
import dev.pipe.common.github.GitHubReads;
import dev.pipe.pipeline.mergegroup.MergeGroups;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/**
 * Asks GitHub now; a commit that GitHub's merge queue made belongs to the last pull request in it. In a repository that is gone, or that we may not see, there is no pull request
 * for us.
 */
@ApplicationScoped
class AskGitHubForHeads implements PullRequestsOfHead {

    private static final int NOT_FOUND = 404;

    private final GitHubReads github;
    private final MergeGroups groups;

    AskGitHubForHeads(GitHubReads github, MergeGroups groups) {
        this.github = github;
        this.groups = groups;
    }

    @Override
    public List<PullRequestRef> find(RepoRef repo, String headSha) {
        var grouped = groups.withHead(repo, headSha);
        if (grouped.isPresent()) {
            return List.of(grouped.get());
        }
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
