package dev.pipe.sandbox.github.graphql;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pipe.sandbox.github.accounts.Access;
import dev.pipe.sandbox.github.accounts.Right;
import dev.pipe.sandbox.github.http.Answer;
import dev.pipe.sandbox.github.http.Json;
import dev.pipe.sandbox.github.http.Refusal;
import dev.pipe.sandbox.github.http.Request;
import dev.pipe.sandbox.github.http.Routes;
import dev.pipe.sandbox.github.parts.Parts;
import dev.pipe.sandbox.github.pulls.MergeQueue;
import dev.pipe.sandbox.github.pulls.PullEdits;
import dev.pipe.sandbox.github.view.ConversationView;
import dev.pipe.sandbox.github.world.PullRequest;
import dev.pipe.sandbox.github.world.Reaction;
import dev.pipe.sandbox.github.world.Repository;
import dev.pipe.sandbox.github.world.Review;
import dev.pipe.sandbox.github.world.ReviewComment;
import dev.pipe.sandbox.github.world.World;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** The few things that GitHub does through GraphQL only. */
public final class GraphQlRest {
    private final Parts parts;
    private final Threads threads;

    public GraphQlRest(Parts parts) {
        this.parts = parts;
        this.threads = new Threads(parts);
    }

    public void on(Routes routes) {
        routes.post("/graphql", this::answer);
    }

    private Answer answer(Request request) {
        Access.person(request);
        try {
            return Answer.ok(Json.object("data", data(request, GraphQlQuery.of(request.json()))));
        } catch (Refusal refusal) {
            var error = Json.object("type", type(refusal), "message", refusal.getMessage());
            return Answer.ok(Json.object("data", null, "errors", Json.array(List.of(error))));
        }
    }

    private static String type(Refusal refusal) {
        return switch (refusal.answer().status()) {
            case 404 -> "NOT_FOUND";
            case 401, 403 -> "FORBIDDEN";
            default -> "UNPROCESSABLE";
        };
    }

    private ObjectNode data(Request request, GraphQlQuery query) {
        if (query.calls("resolveReviewThread")) {
            return named("resolveReviewThread", "thread", threads.resolve(request, query.required("threadId"), true));
        }
        if (query.calls("unresolveReviewThread")) {
            return named(
                    "unresolveReviewThread", "thread", threads.resolve(request, query.required("threadId"), false));
        }
        if (query.calls("minimizeComment")) {
            return named("minimizeComment", "minimizedComment", minimize(request, query));
        }
        if (query.calls("addReaction")) {
            return named("addReaction", "reaction", react(request, query));
        }
        if (query.calls("enqueuePullRequest")) {
            return named("enqueuePullRequest", "mergeQueueEntry", enqueue(request, query));
        }
        if (query.calls("markPullRequestReadyForReview")) {
            return draft(request, query, "markPullRequestReadyForReview", false);
        }
        if (query.calls("convertPullRequestToDraft")) {
            return draft(request, query, "convertPullRequestToDraft", true);
        }
        if (query.calls("reviewThreads")) {
            return Json.object("repository", threads.ofPull(pull(request, query)));
        }
        throw Refusal.of(422, "The fake GitHub knows a few operations of GraphQL only; see common/sandbox/README.md");
    }

    private static ObjectNode named(String operation, String field, ObjectNode value) {
        return Json.object(operation, Json.object(field, value, "clientMutationId", null));
    }

    private PullRequest pull(Request request, GraphQlQuery query) {
        var repository = parts.world().repositories.get(query.required("owner") + "/" + query.required("name"));
        if (repository == null || !parts.access().may(request.actor(), repository, Right.READ_PULLS)) {
            throw Refusal.notFound();
        }
        return repository.pull(Integer.parseInt(query.required("number"))).orElseThrow(Refusal::notFound);
    }

    private ObjectNode draft(Request request, GraphQlQuery query, String operation, boolean draft) {
        var pull = byNode(request, query.required("pullRequestId"), Repository::pulls, PullRequest::nodeId);
        if (!pull.author.equals(request.actor().account())) {
            parts.access().require(request.actor(), pull.repository, Right.CHANGE_PULLS);
        }
        new PullEdits(parts).setDraft(pull, draft, request.actor());
        return named(operation, "pullRequest", Json.object("id", pull.nodeId(), "isDraft", pull.draft));
    }

    private ObjectNode enqueue(Request request, GraphQlQuery query) {
        var pull = byNode(request, query.required("pullRequestId"), Repository::pulls, PullRequest::nodeId);
        parts.access().require(request.actor(), pull.repository, Right.PUSH);
        var expected = query.argument("expectedHeadOid").orElse(pull.headSha);
        if (!pull.open || !expected.equals(pull.headSha)) {
            throw Refusal.of(422, "Pull request cannot be added to the merge queue");
        }
        var position = new MergeQueue(parts).enqueue(pull, request.actor());
        return Json.object("id", World.nodeId("MQE", pull.id), "state", "QUEUED", "position", position);
    }

    private ObjectNode minimize(Request request, GraphQlQuery query) {
        var subject = query.required("subjectId");
        var reason = query.argument("classifier").orElse("OUTDATED").toLowerCase(Locale.ROOT);
        if (subject.startsWith("IC_")) {
            var comment = byNode(
                    request,
                    subject,
                    repository -> repository.issues.values().stream()
                            .flatMap(issue -> issue.comments.stream())
                            .toList(),
                    one -> one.nodeId());
            parts.access().require(request.actor(), comment.issue.repository, Right.CHANGE_PULLS);
            comment.minimizedReason = reason;
        } else {
            var comment = byNode(request, subject, Threads::comments, ReviewComment::nodeId);
            parts.access().require(request.actor(), comment.review.pull.repository, Right.CHANGE_PULLS);
            comment.minimizedReason = reason;
        }
        return Json.object("isMinimized", true, "minimizedReason", reason);
    }

    /** To a review, for which REST has no path; to all else REST reacts. */
    private ObjectNode react(Request request, GraphQlQuery query) {
        var review = byNode(request, query.required("subjectId"), GraphQlRest::reviews, Review::nodeId);
        parts.access().require(request.actor(), review.pull.repository, Right.DISCUSS);
        var asked = query.required("content");
        var content =
                switch (asked) {
                    case "THUMBS_UP" -> "+1";
                    case "THUMBS_DOWN" -> "-1";
                    default -> asked.toLowerCase(Locale.ROOT);
                };
        if (!ConversationView.isReaction(content)) {
            throw Refusal.of(422, "'" + asked + "' is not a ReactionContent");
        }
        var person = Access.person(request);
        if (review.reactions.stream()
                .noneMatch(one -> one.user().equals(person) && one.content().equals(content))) {
            review.reactions.add(new Reaction(
                    parts.world().nextId(), person, content, parts.world().now()));
        }
        return Json.object("content", asked);
    }

    private static List<Review> reviews(Repository repository) {
        return repository.pulls().stream()
                .flatMap(pull -> pull.reviews.stream())
                .toList();
    }

    private <T> T byNode(
            Request request, String nodeId, Function<Repository, List<T>> all, Function<T, String> nodeIdOf) {
        return parts.world().repositories.values().stream()
                .filter(repository -> parts.access().may(request.actor(), repository, Right.READ_PULLS))
                .flatMap(repository -> all.apply(repository).stream())
                .filter(one -> nodeIdOf.apply(one).equals(nodeId))
                .findFirst()
                .orElseThrow(
                        () -> Refusal.of(404, "Could not resolve to a node with the global id of '" + nodeId + "'"));
    }
}
