package dev.pipe.sandbox.github.reviews;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pipe.sandbox.github.http.Json;
import dev.pipe.sandbox.github.http.Refusal;
import dev.pipe.sandbox.github.parts.Parts;
import dev.pipe.sandbox.github.world.Account;
import dev.pipe.sandbox.github.world.Actor;
import dev.pipe.sandbox.github.world.PullRequest;
import dev.pipe.sandbox.github.world.Review;
import dev.pipe.sandbox.github.world.ReviewComment;
import java.util.Locale;

/** What happens when someone reviews: GitHub's rules, states, and webhooks. */
final class Reviewing {
    private final Parts parts;

    Reviewing(Parts parts) {
        this.parts = parts;
    }

    void requireAllowed(PullRequest pull, Account author, String event, JsonNode json) {
        if (author.equals(pull.author) && event.equals("APPROVE")) {
            throw Refusal.unprocessable("Can not approve your own pull request");
        }
        if (author.equals(pull.author) && event.equals("REQUEST_CHANGES")) {
            throw Refusal.unprocessable("Can not request changes on your own pull request");
        }
        if (json.path("body").asText("").isBlank()
                && (event.equals("REQUEST_CHANGES")
                        || event.equals("COMMENT") && json.path("comments").isEmpty())) {
            throw Refusal.unprocessable("Body can not be blank");
        }
        if (!event.equals("APPROVE") && !event.equals("REQUEST_CHANGES") && !event.equals("COMMENT")) {
            throw Refusal.of(422, "event is APPROVE, REQUEST_CHANGES or COMMENT");
        }
    }

    void submit(Review review, String event, Actor by) {
        review.state = switch (event) {
            case "APPROVE" -> Review.State.APPROVED;
            case "REQUEST_CHANGES" -> Review.State.CHANGES_REQUESTED;
            default -> Review.State.COMMENTED;
        };
        review.submittedAt = parts.world().now();
        review.pull.updatedAt = review.submittedAt;
        review.pull.requestedReviewers.remove(review.author);
        fire(review, "submitted", by, Json.object());
        review.pull.reviewComments.stream()
                .filter(comment -> comment.review == review)
                .toList()
                .forEach(comment -> fire(comment, "created", by, Json.object()));
    }

    /** GitHub makes a review around a comment that stands alone. */
    Review around(PullRequest pull, Actor by, String commit) {
        var review = new Review(parts.world().nextId(), pull, by.account(), commit);
        review.state = Review.State.COMMENTED;
        review.body = "";
        review.submittedAt = parts.world().now();
        return review;
    }

    ReviewComment comment(Review review, JsonNode json, String commit) {
        var body = json.path("body").asText("");
        if (body.isBlank()) {
            throw Refusal.invalid("PullRequestReviewComment", "body", "Body can't be blank");
        }
        var place = Placement.of(review.pull, json, commit);
        var comment = new ReviewComment(
                parts.world().nextId(), review, place, null, parts.world().now());
        comment.body = Parts.fitting(body, "PullRequestReviewComment");
        return comment;
    }

    void fire(Review review, String action, Actor by, ObjectNode more) {
        var view = parts.views().conversation.review(review);
        // The API shouts a review's state, the webhook does not.
        view.put("state", review.state.name().toLowerCase(Locale.ROOT));
        if (review.body == null || review.body.isEmpty()) {
            view.putNull("body");
        }
        var payload =
                Json.object("review", view, "pull_request", parts.views().pulls.simple(review.pull));
        payload.setAll(more);
        parts.hooks().fire(review.pull.repository, by, "pull_request_review", action, payload);
    }

    void fire(ReviewComment comment, String action, Actor by, ObjectNode more) {
        var pull = comment.review.pull;
        var payload = Json.object(
                "comment", parts.views().conversation.reviewComment(comment),
                "pull_request", parts.views().pulls.simple(pull));
        payload.setAll(more);
        parts.hooks().fire(pull.repository, by, "pull_request_review_comment", action, payload);
    }
}
