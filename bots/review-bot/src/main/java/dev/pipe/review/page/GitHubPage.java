package dev.pipe.review.page;

import dev.pipe.common.event.PullRequestRef;
import dev.pipe.common.github.GitHubReads;
import jakarta.enterprise.context.ApplicationScoped;

/** Where people see a pull request on GitHub: GitHub says so itself, and it is answered from the cache that revalidates. */
@ApplicationScoped
class GitHubPage {

    private final GitHubReads github;

    GitHubPage(GitHubReads github) {
        this.github = github;
    }

    String of(PullRequestRef ref) {
        return github.pullRequest(ref).map(GitHubReads.PullRequest::htmlUrl).orElse("");
    }
}
