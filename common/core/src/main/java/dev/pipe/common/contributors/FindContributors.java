package dev.pipe.common.contributors;

import dev.pipe.common.contributors.Contributors.Contribution;
import dev.pipe.common.event.Actor;
import dev.pipe.common.github.GitHubReads;
import dev.pipe.common.github.GitHubReads.Commit;
import dev.pipe.common.github.GitHubReads.PullRequest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;

/** Finds everybody who has a hand in a pull request's head, as GitHub and a bot's own record of pushes tell it now. */
public final class FindContributors {

    /** GitHub lists no more commits of a pull request than this. */
    private static final int MOST_COMMITS = 250;

    private static final int SHORT_SHA = 7;

    private FindContributors() {}

    /**
     * @param merges commits made by a button or a bot, which hold nothing of their maker's
     * @param pushersOf who pushed to the pull request, or any of these commits to a branch; GitHub does not tell
     */
    public static Contributors of(
            GitHubReads reads,
            PullRequest pullRequest,
            Collection<String> merges,
            Function<List<String>, List<Actor>> pushersOf) {
        var ref = pullRequest.ref();
        var commits = reads.commits(ref);
        var found = new ArrayList<Contribution>();
        found.add(Contribution.of(pullRequest.author(), "opened this pull request"));
        commits.stream().filter(commit -> !merges.contains(commit.sha())).forEach(commit -> found.addAll(of(commit)));
        var shas = new ArrayList<>(commits.stream().map(Commit::sha).toList());
        shas.add(pullRequest.headSha());
        pushersOf.apply(shas).forEach(pusher -> found.add(Contribution.of(pusher, "pushed to its head")));
        reads.openPullRequestsWithHead(ref.repo(), pullRequest.headSha()).stream()
                .filter(other ->
                        other.open() && !other.ref().equals(ref) && other.base().equals(pullRequest.base()))
                .forEach(other -> found.add(
                        Contribution.of(other.author(), "opened " + other.ref() + " with the same head and base")));
        return new Contributors(found, commits.size() < MOST_COMMITS);
    }

    private static List<Contribution> of(Commit commit) {
        var found = new ArrayList<Contribution>();
        add(found, commit.author(), "wrote commit " + shortened(commit.sha()));
        add(found, commit.committer(), "committed " + shortened(commit.sha()));
        found.addAll(CoAuthors.of(commit.message(), "is a co-author of commit " + shortened(commit.sha())));
        return found;
    }

    private static void add(List<Contribution> found, Actor actor, String how) {
        if (actor != null) { // GitHub knows no account for the address
            found.add(Contribution.of(actor, how));
        }
    }

    private static String shortened(String sha) {
        return sha.substring(0, Math.min(SHORT_SHA, sha.length()));
    }
}
