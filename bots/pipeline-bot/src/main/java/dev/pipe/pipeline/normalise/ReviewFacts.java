package dev.pipe.pipeline.normalise;

import static dev.pipe.pipeline.normalise.MissingField.need;

import dev.pipe.common.event.GitHubFact;
import dev.pipe.common.event.GitHubFact.CommentKind;
import dev.pipe.common.event.PullRequestRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** {@code pull_request_review}: GitHub's own Approve, Request changes and Comment, and what was written with it. */
final class ReviewFacts {

    private ReviewFacts() {}

    static Normalised of(Payload payload) {
        var action = need(payload.action(), "action");
        var ref = ReadValues.pullRequest(payload);
        return switch (action) {
            case "submitted" -> submitted(payload, ref);
            case "dismissed" -> new Normalised.Facts(List.of(reviewed(payload, ref, "dismissed")));
            case "edited" -> edited(payload, ref);
            default -> Normalised.notNeeded("a review that was " + action + " decides nothing");
        };
    }

    private static Normalised submitted(Payload payload, PullRequestRef ref) {
        var review = payload.review();
        var facts = new ArrayList<IdentifiedFact>();
        var state = need(review.state(), "review.state").toLowerCase(Locale.ROOT);
        facts.add(reviewed(payload, ref, state));
        if (review.body() != null && !review.body().isBlank()) {
            facts.add(written(review, ref));
        }
        return new Normalised.Facts(facts);
    }

    private static IdentifiedFact reviewed(Payload payload, PullRequestRef ref, String state) {
        var review = payload.review();
        var fact = new GitHubFact.ReviewSubmitted(
                ref,
                need(review.id(), "review.id"),
                state,
                ReadValues.actor(review.user()),
                need(review.commitId(), "review.commit_id"),
                ReadValues.neededInstant(review.submittedAt(), "review.submitted_at"),
                ReadValues.actor(payload.sender()));
        return new IdentifiedFact(FactId.of("review", fact.reviewId(), state, fact.submittedAt()), fact);
    }

    private static IdentifiedFact written(Payload.Review review, PullRequestRef ref) {
        var fact = new GitHubFact.CommentAdded(
                ref,
                CommentKind.REVIEW,
                review.id(),
                ReadValues.actor(review.user()),
                OutsideText.masked(review.body()),
                review.commitId(),
                ReadValues.neededInstant(review.submittedAt(), "review.submitted_at"),
                review.maybeEdited());
        return new IdentifiedFact(CommentFacts.addedId(CommentKind.REVIEW, review.id()), fact);
    }

    /** An edit has a time of its own only on newer GitHubs; the pull request's is the next best. */
    private static Normalised edited(Payload payload, PullRequestRef ref) {
        var review = payload.review();
        var at = review.updatedAt() == null ? payload.pullRequest().updatedAt() : review.updatedAt();
        var fact = new GitHubFact.CommentEdited(
                ref,
                CommentKind.REVIEW,
                need(review.id(), "review.id"),
                ReadValues.actor(review.user()),
                ReadValues.actor(payload.sender()),
                ReadValues.neededInstant(at, "pull_request.updated_at"));
        return Normalised.of(
                FactId.of("comment", fact.commentId(), CommentKind.REVIEW, "edited", fact.updatedAt()), fact);
    }
}
