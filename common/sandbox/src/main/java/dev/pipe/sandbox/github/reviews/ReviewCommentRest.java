package dev.pipe.sandbox.github.reviews;

import dev.pipe.sandbox.github.accounts.Access;
import dev.pipe.sandbox.github.accounts.Right;
import dev.pipe.sandbox.github.http.Answer;
import dev.pipe.sandbox.github.http.Json;
import dev.pipe.sandbox.github.http.Refusal;
import dev.pipe.sandbox.github.http.Request;
import dev.pipe.sandbox.github.http.Routes;
import dev.pipe.sandbox.github.http.Since;
import dev.pipe.sandbox.github.parts.Parts;
import dev.pipe.sandbox.github.world.PullRequest;
import dev.pipe.sandbox.github.world.ReviewComment;

/** Comments beside a line of the diff. */
public final class ReviewCommentRest {
    private static final String OF_PULL = "/repos/{owner}/{repo}/pulls/{number}/comments";
    private static final String ALL = "/repos/{owner}/{repo}/pulls/comments";

    private final Parts parts;
    private final Reviewing reviewing;

    public ReviewCommentRest(Parts parts) {
        this.parts = parts;
        this.reviewing = new Reviewing(parts);
    }

    public void on(Routes routes) {
        routes.get(ALL, this::listAll)
                .get(ALL + "/{comment}", request -> view(request, comment(request, Right.READ_PULLS)))
                .patch(ALL + "/{comment}", this::edit)
                .delete(ALL + "/{comment}", this::delete)
                .get(OF_PULL, this::list)
                .post(OF_PULL, this::create)
                .post(OF_PULL + "/{comment}/replies", this::reply);
    }

    private Answer listAll(Request request) {
        var repository = parts.access().repository(request, Right.READ_PULLS);
        var since = Since.of(request);
        var found = repository.pulls().stream()
                .flatMap(pull -> pull.reviewComments.stream())
                .filter(ReviewCommentRest::shown)
                .filter(comment -> since.reached(comment.updatedAt))
                .toList();
        return parts.page(request, found, parts.views().conversation::reviewComment);
    }

    private Answer list(Request request) {
        var pull = parts.access().pull(request, Right.READ_PULLS);
        var since = Since.of(request);
        var found = pull.reviewComments.stream()
                .filter(ReviewCommentRest::shown)
                .filter(comment -> since.reached(comment.updatedAt))
                .toList();
        return parts.page(request, found, comment -> parts.views()
                .conversation
                .rendered(request, parts.views().conversation.reviewComment(comment)));
    }

    private static boolean shown(ReviewComment comment) {
        return comment.review.submittedAt != null;
    }

    private Answer create(Request request) {
        var pull = parts.access().pull(request, Right.DISCUSS);
        Access.person(request);
        var json = request.json();
        if (json.hasNonNull("in_reply_to")) {
            return reply(request, pull, parent(pull, json.get("in_reply_to").asLong()));
        }
        var commit = parts.commit(pull.repository, json.path("commit_id").asText(pull.headSha));
        var review = reviewing.around(pull, request.actor(), commit);
        var comment = reviewing.comment(review, json, commit);
        return add(request, pull, comment);
    }

    private Answer reply(Request request) {
        var pull = parts.access().pull(request, Right.DISCUSS);
        Access.person(request);
        return reply(request, pull, parent(pull, request.id("comment")));
    }

    private Answer reply(Request request, PullRequest pull, ReviewComment parent) {
        var first = parent.inReplyTo == null ? parent : parent.inReplyTo;
        var review = reviewing.around(pull, request.actor(), pull.headSha);
        var comment = new ReviewComment(
                parts.world().nextId(),
                review,
                first.place,
                first,
                parts.world().now());
        comment.body = Parts.body(request, "PullRequestReviewComment");
        return add(request, pull, comment);
    }

    private Answer add(Request request, PullRequest pull, ReviewComment comment) {
        pull.reviews.add(comment.review);
        pull.reviewComments.add(comment);
        pull.updatedAt = parts.world().now();
        reviewing.fire(comment.review, "submitted", request.actor(), Json.object());
        reviewing.fire(comment, "created", request.actor(), Json.object());
        return Answer.created(parts.views().conversation.reviewComment(comment));
    }

    private static ReviewComment parent(PullRequest pull, long id) {
        return pull.reviewComments.stream()
                .filter(comment -> comment.id == id)
                .findFirst()
                .orElseThrow(Refusal::notFound);
    }

    private Answer edit(Request request) {
        var comment = own(request);
        var changes = Json.object("body", Json.object("from", comment.body));
        comment.body = Parts.body(request, "PullRequestReviewComment");
        comment.updatedAt = parts.world().now();
        reviewing.fire(comment, "edited", request.actor(), Json.object("changes", changes));
        return view(request, comment);
    }

    private Answer delete(Request request) {
        var comment = own(request);
        comment.review.pull.reviewComments.remove(comment);
        reviewing.fire(comment, "deleted", request.actor(), Json.object());
        return Answer.noContent();
    }

    /** Its author, or someone with write. */
    private ReviewComment own(Request request) {
        var comment = comment(request, Right.DISCUSS);
        if (!comment.author.equals(Access.person(request))) {
            parts.access().require(request.actor(), comment.review.pull.repository, Right.CHANGE_PULLS);
        }
        return comment;
    }

    private ReviewComment comment(Request request, Right right) {
        return parts.access()
                .repository(request, right)
                .reviewComment(request.id("comment"))
                .orElseThrow(Refusal::notFound);
    }

    private Answer view(Request request, ReviewComment comment) {
        return Answer.ok(parts.views()
                .conversation
                .rendered(request, parts.views().conversation.reviewComment(comment)));
    }
}
