package dev.pipe.pipeline.trust;

import dev.pipe.common.config.Permission;
import dev.pipe.common.github.GitHubReads;
import dev.pipe.common.github.GitHubReads.PullRequest;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Whose code a pull request's head is. GitHub is asked each time who has write: who loses it is a stranger from then on.
 */
@ApplicationScoped
public class JudgeTrust {

    private final GitHubReads github;
    private final TrustTable vouched;

    JudgeTrust(GitHubReads github, TrustTable vouched) {
        this.github = github;
        this.vouched = vouched;
    }

    public Trust of(PullRequest now) {
        if (HousePolicy.isOfTheHouse(now, login -> hasWrite(now, login))) {
            return Trust.OF_THE_HOUSE;
        }
        return vouched.of(now.ref(), now.headSha()).orElse(Trust.AWAITED);
    }

    private boolean hasWrite(PullRequest now, String login) {
        return Permission.of(github.permission(now.ref().repo(), login)).covers(Permission.WRITE);
    }
}
