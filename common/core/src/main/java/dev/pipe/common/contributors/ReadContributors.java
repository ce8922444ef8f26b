package dev.pipe.common.contributors;

import dev.pipe.common.contributors.Contributors.Contribution;
import dev.pipe.common.event.Actor;
import dev.pipe.common.event.PullRequestRef;
import dev.pipe.common.github.GitHubReads;
import dev.pipe.common.github.GitHubReads.Commit;
import dev.pipe.common.github.GitHubReads.PullRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads who has a hand in a pull request's head, as GitHub and our own record of pushes tell it now. It costs several
 * calls; where GitHub does not answer, its {@link dev.pipe.common.github.GitHubFailure} goes to the caller.
 */
@ApplicationScoped
public class ReadContributors {

    /** GitHub lists no more commits of a pull request than this. */
    private static final int MOST_COMMITS = 250;

    private static final int SHORT_SHA = 7;

    private final GitHubReads reads;
    private final PushTable pushes;
    private final CarriedHeadTable carried;

    ReadContributors(GitHubReads reads, PushTable pushes, CarriedHeadTable carried) {
        this.reads = reads;
        this.pushes = pushes;
        this.carried = carried;
    }

    /** Of the head it has now; empty when GitHub shows no such pull request. */
    public Optional<Contributors> of(PullRequestRef pullRequest) {
        return reads.pullRequest(pullRequest).map(this::of);
    }

    public Contributors of(PullRequest pullRequest) {
        var merges = carried.of(pullRequest.ref());
        var commits = reads.commits(pullRequest.ref());
        var found = new ArrayList<Contribution>();
        found.add(Contribution.of(pullRequest.author(), "opened this pull request"));
        commits.stream().filter(commit -> !merges.contains(commit.sha())).forEach(commit -> found.addAll(of(commit)));
        var shas = Stream.concat(commits.stream().map(Commit::sha), Stream.of(pullRequest.headSha()))
                .toList();
        pushes.pushersOf(pullRequest.ref(), shas, merges)
                .forEach(pusher -> found.add(Contribution.of(pusher, "pushed to its head")));
        found.addAll(twinsOf(pullRequest));
        return new Contributors(found, commits.size() < MOST_COMMITS);
    }

    /** Who offers the same head for the same base in another pull request: what is said there is said of it. */
    private List<Contribution> twinsOf(PullRequest pullRequest) {
        return reads.openPullRequestsWithHead(pullRequest.ref().repo(), pullRequest.headSha()).stream()
                .filter(other -> other.open()
                        && !other.ref().equals(pullRequest.ref())
                        && other.base().equals(pullRequest.base()))
                .map(other -> Contribution.of(other.author(), "opened " + other.ref() + " with the same head and base"))
                .toList();
    }

    private static List<Contribution> of(Commit commit) {
        var found = new ArrayList<Contribution>();
        var shortened =
                commit.sha().substring(0, Math.min(SHORT_SHA, commit.sha().length()));
        add(found, commit.author(), "wrote commit " + shortened);
        add(found, commit.committer(), "committed " + shortened);
        found.addAll(CoAuthors.of(commit.message(), "is a co-author of commit " + shortened));
        return found;
    }

    private static void add(List<Contribution> found, Actor actor, String how) {
        if (actor != null) { // GitHub knows no account for the address
            found.add(Contribution.of(actor, how));
        }
    }
}
