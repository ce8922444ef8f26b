package dev.pipe.governance.approval;

import dev.pipe.common.contributors.Contributors;
import dev.pipe.common.contributors.FindContributors;
import dev.pipe.common.github.GitHubReads;
import dev.pipe.common.github.GitHubReads.PullRequest;
import jakarta.enterprise.context.ApplicationScoped;

/** Finds everybody who has a hand in a pull request's head, as GitHub and our own record of pushes tell it now. */
@ApplicationScoped
public class ReadContributors {

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
        return FindContributors.of(reads, pullRequest, carried.merges(ref), shas -> pushes.pushersOf(ref, shas));
    }
}
