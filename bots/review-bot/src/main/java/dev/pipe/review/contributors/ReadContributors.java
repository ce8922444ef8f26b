package dev.pipe.review.contributors;

import dev.pipe.common.contributors.Contributors;
import dev.pipe.common.contributors.FindContributors;
import dev.pipe.common.event.PullRequestRef;
import dev.pipe.common.github.GitHubReads;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Everybody who has a hand in a pull request's head now: who opened it, wrote, committed or pushed. */
@ApplicationScoped
public class ReadContributors {

    private final GitHubReads github;
    private final PushTable pushes;

    ReadContributors(GitHubReads github, PushTable pushes) {
        this.github = github;
        this.pushes = pushes;
    }

    /** Empty when GitHub shows no such pull request. */
    public Optional<Contributors> of(PullRequestRef ref) {
        return github.pullRequest(ref)
                .map(now ->
                        FindContributors.of(github, now, pushes.carriedTo(ref), shas -> pushes.pushersOf(ref, shas)));
    }
}
