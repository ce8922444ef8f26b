package dev.pipe.pipeline.trust;

import dev.pipe.common.event.RepoRef;
import dev.pipe.common.github.GitHubReads.PullRequest;
import java.util.function.Predicate;

/**
 * Decides whether a head is the house's own. One in the repository itself was pushed by somebody with write. A fork is
 * written to by whoever its owner lets, at any time: so its head counts only when both who opened the pull request and
 * who owns the fork have write. The fork of an organisation, and one that is gone, is a stranger's.
 */
final class HousePolicy {

    private HousePolicy() {}

    static boolean isOfTheHouse(PullRequest now, Predicate<String> hasWrite) {
        if (now.headRepo() == null) {
            return false;
        }
        if (now.headRepo().equalsIgnoreCase(now.ref().repo().fullName())) {
            return true;
        }
        var owner = RepoRef.parse(now.headRepo()).owner();
        var author = now.author().login();
        return hasWrite.test(author) && (author.equalsIgnoreCase(owner) || hasWrite.test(owner));
    }
}
