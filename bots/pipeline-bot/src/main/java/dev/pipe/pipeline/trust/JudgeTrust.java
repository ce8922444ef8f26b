package dev.pipe.pipeline.trust;

import dev.pipe.common.config.Permission;
import dev.pipe.common.github.GitHubReads;
import dev.pipe.common.github.GitHubReads.PullRequest;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Whose code a pull request's head is. A head in the repository itself was pushed by somebody with write. A fork's counts
 * as the house's own when its author has write, which GitHub is asked each time.
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
        if (ofTheHouse(now)) {
            return Trust.OF_THE_HOUSE;
        }
        return vouched.of(now.ref(), now.headSha()).orElse(Trust.AWAITED);
    }

    private boolean ofTheHouse(PullRequest now) {
        var repo = now.ref().repo();
        if (now.headRepo() != null && now.headRepo().equalsIgnoreCase(repo.fullName())) {
            return true;
        }
        var permission = Permission.of(github.permission(repo, now.author().login()));
        return permission.covers(Permission.WRITE);
    }
}
