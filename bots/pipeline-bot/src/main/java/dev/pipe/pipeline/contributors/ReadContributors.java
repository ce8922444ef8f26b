package dev.pipe.pipeline.contributors;

import dev.pipe.common.contributors.Contributors;
import dev.pipe.common.contributors.FindContributors;
import dev.pipe.common.github.GitHubReads;
import dev.pipe.common.github.GitHubReads.PullRequest;
import jakarta.enterprise.context.ApplicationScoped;

/** Reads who has a hand in a pull request's head. It costs several calls. */
@ApplicationScoped
public class ReadContributors {

    private final GitHubReads github;
    private final PushTable pushes;

    ReadContributors(GitHubReads github, PushTable pushes) {
        this.github = github;
        this.pushes = pushes;
    }

    public Contributors of(PullRequest pullRequest) {
        var ref = pullRequest.ref();
        return FindContributors.of(github, pullRequest, pushes.carriedTo(ref), shas -> pushes.pushersOf(ref, shas));
    }
}
