package dev.pipe.governance.approval;

import dev.pipe.common.event.Actor;
import dev.pipe.common.event.CommandIssued;
import dev.pipe.common.event.GitHubFact.ReviewSubmitted;
import dev.pipe.common.event.PullRequestRef;
import dev.pipe.governance.approval.Word.Source;
import java.time.Instant;

/**
 * Somebody said something about a pull request; whether it counts is to be judged.
 *
 * @param named the commit it is about, by GitHub's word or the writer's; null when neither says
 */
record Said(PullRequestRef pullRequest, Actor who, Source source, Instant at, String named) {

    static Said of(CommandIssued call, String named) {
        return new Said(
                call.pullRequest(),
                call.actor(),
                new Source(true, call.commentKind(), call.commentId()),
                call.issuedAt(),
                named == null ? call.commitId() : named);
    }

    static Said of(ReviewSubmitted review) {
        return new Said(
                review.pullRequest(),
                review.author(),
                Source.review(review.reviewId()),
                review.submittedAt(),
                review.commitId());
    }

    Word as(Word.Kind kind, String head, String base, String reason) {
        return new Word(pullRequest, who, kind, source, head, base, reason, at);
    }
}
