package dev.pipe.governance.approval;

import static dev.pipe.governance.approval.SeenPolicy.shortened;

import dev.pipe.common.event.Actor;
import dev.pipe.common.github.GitHubReads;
import dev.pipe.common.github.GitHubReads.Commit;
import dev.pipe.common.github.GitHubReads.PullRequest;
import dev.pipe.governance.approval.Contributors.Contribution;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;

/** Finds everybody who has a hand in a pull request's head, as GitHub and our own record of pushes tell it now. */
@ApplicationScoped
public class ReadContributors {

    /** GitHub lists no more commits of a pull request than this. */
    private static final int MOST_COMMITS = 250;

    private final GitHubReads reads;
    private final PushTable pushes;
    private final CarriedTable carried;

    ReadContributors(GitHubReads reads, PushTable pushes, CarriedTable carried) {
        this.reads = reads;
        this.pushes = pushes;
        this.carried = carried;
    }

    public Contributors of(PullRequest pullRequest) {
        var ref = pullRequest.ref();
        var commits = reads.commits(ref);
        var found = new ArrayList<Contribution>();
        found.add(Contribution.of(pullRequest.author(), "opened this pull request"));
        var merges = carried.merges(ref); // made by a button or a bot, and hold nothing of their maker's
        commits.stream().filter(commit -> !merges.contains(commit.sha())).forEach(commit -> found.addAll(of(commit)));
        var shas = new ArrayList<>(commits.stream().map(Commit::sha).toList());
        shas.add(pullRequest.headSha());
        pushes.pushersOf(ref, shas).forEach(pusher -> found.add(Contribution.of(pusher, "pushed to its head")));
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
}
