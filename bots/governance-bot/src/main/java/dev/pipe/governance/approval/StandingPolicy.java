package dev.pipe.governance.approval;

import dev.pipe.common.event.GitHubFact.CommentKind;
import dev.pipe.common.github.GitHubReads.Comment;
import dev.pipe.common.github.GitHubReads.Review;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Does GitHub still show what was counted? The webhook that tells of a deletion, an edit or a dismissal may never have
 * come.
 */
final class StandingPolicy {

    /** GitHub's lists may lag behind its webhooks: what was written a moment ago is not missing yet. */
    private static final Duration LAG = Duration.ofMinutes(1);

    private StandingPolicy() {}

    /** What GitHub lists now. */
    record Listed(List<Comment> comments, List<Review> reviews, Instant now) {}

    /** Empty while it stands; else what became of it, to follow the giver's name. */
    static Optional<String> refusal(Word approval, Listed listed) {
        var missing = approval.saidAt().plus(LAG).isBefore(listed.now());
        if (!approval.source().command()) {
            return listed.reviews().stream()
                            .filter(review -> review.id() == approval.source().id())
                            .findFirst()
                            .map(review -> !review.state().equalsIgnoreCase("approved"))
                            .orElse(missing)
                    ? Optional.of("approved in a review that was dismissed since")
                    : Optional.empty();
        }
        if (approval.source().kind() != CommentKind.ISSUE_COMMENT) {
            return Optional.empty(); // no list tells of edits to reviews
        }
        var comment = listed.comments().stream()
                .filter(one -> one.id() == approval.source().id())
                .findFirst();
        if (comment.isEmpty()) {
            return missing ? Optional.of("approved in a comment that was deleted since") : Optional.empty();
        }
        return comment.get().updatedAt().isAfter(comment.get().createdAt())
                ? Optional.of("approved in a comment that was edited since")
                : Optional.empty();
    }
}
