package dev.pipe.sandbox.github.reviews;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pipe.sandbox.github.accounts.Access;
import dev.pipe.sandbox.github.accounts.Right;
import dev.pipe.sandbox.github.http.Answer;
import dev.pipe.sandbox.github.http.Json;
import dev.pipe.sandbox.github.http.Refusal;
import dev.pipe.sandbox.github.http.Request;
import dev.pipe.sandbox.github.http.Routes;
import dev.pipe.sandbox.github.parts.Parts;
import dev.pipe.sandbox.github.world.PullRequest;
import dev.pipe.sandbox.github.world.Review;
import java.util.ArrayList;

/** Reviews of a pull request. */
public final class ReviewRest {
    private static final String REVIEWS = "/repos/{owner}/{repo}/pulls/{number}/reviews";
    private static final String REVIEW = REVIEWS + "/{review}";

    private final Parts parts;
    private final Reviewing reviewing;

    public ReviewRest(Parts parts) {
        this.parts = parts;
        this.reviewing = new Reviewing(parts);
    }

    public void on(Routes routes) {
        routes.get(REVIEWS, this::list)
                .post(REVIEWS, this::create)
                .get(REVIEW, request -> view(request, review(request, Right.READ_PULLS)))
                .put(REVIEW, this::edit)
                .delete(REVIEW, this::deletePending)
                .get(REVIEW + "/comments", this::comments)
                .put(REVIEW + "/dismissals", this::dismiss)
                .post(REVIEW + "/events", this::submit);
    }

    /** A pending review is seen by its author alone. */
    private Answer list(Request request) {
        var pull = parts.access().pull(request, Right.READ_PULLS);
        var seen = pull.reviews.stream()
                .filter(review -> review.state != Review.State.PENDING
                        || review.author.equals(request.actor().account()))
                .toList();
        return parts.page(request, seen, review -> parts.views()
                .conversation
                .rendered(request, parts.views().conversation.review(review)));
    }

    private Answer create(Request request) {
        var pull = parts.access().pull(request, Right.DISCUSS);
        var author = Access.person(request);
        var json = request.json();
        var event = Json.text(json, "event");
        if (event != null) {
            reviewing.requireAllowed(pull, author, event, json);
        }
        if (pull.reviews.stream().anyMatch(one -> one.state == Review.State.PENDING && one.author.equals(author))) {
            throw Refusal.unprocessable("User can only have one pending review per pull request");
        }
        var commit = json.hasNonNull("commit_id")
                ? parts.commit(pull.repository, json.get("commit_id").asText())
                : pull.headSha;
        var review = new Review(parts.world().nextId(), pull, author, commit);
        review.state = Review.State.PENDING;
        review.body = Parts.fitting(json.path("body").asText(""), "PullRequestReview");
        var comments = new ArrayList<dev.pipe.sandbox.github.world.ReviewComment>();
        for (var comment : json.path("comments")) {
            comments.add(reviewing.comment(review, comment, commit));
        }
        pull.reviews.add(review);
        pull.reviewComments.addAll(comments);
        if (event != null) {
            reviewing.submit(review, event, request.actor());
        }
        return view(request, review);
    }

    private Answer submit(Request request) {
        var review = own(request);
        var event = request.json().path("event").asText("COMMENT");
        var body = Json.text(request.json(), "body");
        reviewing.requireAllowed(
                review.pull, review.author, event, body == null ? Json.object("body", review.body) : request.json());
        review.body = body == null ? review.body : Parts.fitting(body, "PullRequestReview");
        reviewing.submit(review, event, request.actor());
        return view(request, review);
    }

    private Answer edit(Request request) {
        var review = review(request, Right.DISCUSS);
        requireAuthor(request, review);
        var changes = Json.object("body", Json.object("from", review.body));
        review.body = Parts.body(request, "PullRequestReview");
        if (review.state != Review.State.PENDING) {
            reviewing.fire(review, "edited", request.actor(), Json.object("changes", changes));
        }
        return view(request, review);
    }

    private Answer deletePending(Request request) {
        var review = own(request);
        review.pull.reviews.remove(review);
        review.pull.reviewComments.removeIf(comment -> comment.review == review);
        return view(request, review);
    }

    private Answer dismiss(Request request) {
        var review = review(request, Right.CHANGE_PULLS);
        if (review.state != Review.State.APPROVED && review.state != Review.State.CHANGES_REQUESTED) {
            throw Refusal.unprocessable(
                    "Can not dismiss a " + review.state.name().toLowerCase(java.util.Locale.ROOT) + " review");
        }
        if (request.json().path("message").asText("").isBlank()) {
            throw Refusal.unprocessable("Message can't be blank");
        }
        review.state = Review.State.DISMISSED;
        review.pull.updatedAt = parts.world().now();
        reviewing.fire(review, "dismissed", request.actor(), Json.object());
        return view(request, review);
    }

    private Answer comments(Request request) {
        var review = review(request, Right.READ_PULLS);
        var comments = review.pull.reviewComments.stream()
                .filter(comment -> comment.review == review)
                .toList();
        return parts.page(request, comments, parts.views().conversation::reviewComment);
    }

    private Review own(Request request) {
        var review = review(request, Right.DISCUSS);
        requireAuthor(request, review);
        if (review.state != Review.State.PENDING) {
            throw Refusal.unprocessable("Can not change a review that was submitted");
        }
        return review;
    }

    private static void requireAuthor(Request request, Review review) {
        if (!review.author.equals(Access.person(request))) {
            throw Refusal.of(403, "Only its author may change a review");
        }
    }

    private Review review(Request request, Right right) {
        PullRequest pull = parts.access().pull(request, right);
        var id = request.id("review");
        return pull.reviews.stream().filter(one -> one.id == id).findFirst().orElseThrow(Refusal::notFound);
    }

    private Answer view(Request request, Review review) {
        JsonNode node = parts.views()
                .conversation
                .rendered(request, parts.views().conversation.review(review));
        return Answer.ok(node);
    }
}
