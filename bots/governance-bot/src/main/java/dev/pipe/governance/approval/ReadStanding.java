package dev.pipe.governance.approval;

import dev.pipe.common.event.GitHubFact.CommentKind;
import dev.pipe.common.event.PullRequestRef;
import dev.pipe.common.github.GitHubReads;
import dev.pipe.governance.approval.StandingPolicy.Listed;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Asks GitHub what became of the comments and reviews that approvals came from. */
@ApplicationScoped
public class ReadStanding {

    private final GitHubReads reads;
    private final Clock clock;

    ReadStanding(GitHubReads reads, Clock clock) {
        this.reads = reads;
        this.clock = clock;
    }

    /** By the giver's user id why the approval stands no more, to follow the name. Lists only what is needed. */
    public Map<Long, String> fallen(PullRequestRef pullRequest, List<Word> approvals) {
        var byComment = approvals.stream()
                .anyMatch(word -> word.source().command() && word.source().kind() == CommentKind.ISSUE_COMMENT);
        var byReview = approvals.stream().anyMatch(word -> !word.source().command());
        var listed = new Listed(
                byComment ? reads.comments(pullRequest) : List.of(),
                byReview ? reads.reviews(pullRequest) : List.of(),
                clock.instant());
        var fallen = new HashMap<Long, String>();
        for (var word : approvals) {
            StandingPolicy.refusal(word, listed)
                    .ifPresent(why -> fallen.put(word.who().id(), why));
        }
        return fallen;
    }
}
