package dev.pipe.sandbox.github.graphql;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pipe.sandbox.github.accounts.Right;
import dev.pipe.sandbox.github.http.Json;
import dev.pipe.sandbox.github.http.Refusal;
import dev.pipe.sandbox.github.http.Request;
import dev.pipe.sandbox.github.parts.Parts;
import dev.pipe.sandbox.github.world.Account;
import dev.pipe.sandbox.github.world.PullRequest;
import dev.pipe.sandbox.github.world.Repository;
import dev.pipe.sandbox.github.world.ReviewComment;
import java.util.List;

/** Threads of inline comments; a thread is its first comment and the replies to it. */
final class Threads {
    private final Parts parts;

    Threads(Parts parts) {
        this.parts = parts;
    }

    static List<ReviewComment> comments(Repository repository) {
        return repository.pulls().stream()
                .flatMap(pull -> pull.reviewComments.stream())
                .toList();
    }

    ObjectNode resolve(Request request, String threadId, boolean resolved) {
        var first = parts.world().repositories.values().stream()
                .flatMap(repository -> comments(repository).stream())
                .filter(comment ->
                        comment.inReplyTo == null && comment.threadId().equals(threadId))
                .findFirst()
                .orElseThrow(
                        () -> Refusal.of(404, "Could not resolve to a node with the global id of '" + threadId + "'"));
        var pull = first.review.pull;
        if (!pull.author.equals(request.actor().account())) {
            parts.access().require(request.actor(), pull.repository, Right.CHANGE_PULLS);
        }
        if (first.resolved != resolved) {
            first.resolved = resolved;
            fire(request, pull, first);
        }
        return thread(first);
    }

    private void fire(Request request, PullRequest pull, ReviewComment first) {
        var thread = Json.object(
                "node_id",
                first.threadId(),
                "comments",
                Json.array(comments(first), parts.views().conversation::reviewComment));
        parts.hooks()
                .fire(
                        pull.repository,
                        request.actor(),
                        "pull_request_review_thread",
                        first.resolved ? "resolved" : "unresolved",
                        Json.object("pull_request", parts.views().pulls.simple(pull), "thread", thread));
    }

    private static List<ReviewComment> comments(ReviewComment first) {
        return first.review.pull.reviewComments.stream()
                .filter(comment -> comment == first || comment.inReplyTo == first)
                .toList();
    }

    ObjectNode ofPull(PullRequest pull) {
        var firsts = pull.reviewComments.stream()
                .filter(comment -> comment.inReplyTo == null)
                .toList();
        var threads = Json.object(
                "totalCount", firsts.size(),
                "pageInfo", Json.object("hasNextPage", false, "endCursor", null),
                "nodes", Json.array(firsts, this::thread));
        return Json.object(
                "pullRequest", Json.object("id", pull.nodeId(), "number", pull.number, "reviewThreads", threads));
    }

    private ObjectNode thread(ReviewComment first) {
        var place = first.place;
        return Json.object(
                "id", first.threadId(),
                "isResolved", first.resolved,
                "isOutdated", !place.commitId().equals(first.review.pull.headSha),
                "path", place.path(),
                "line", place.line(),
                "comments", Json.object("nodes", Json.array(comments(first), Threads::comment)));
    }

    private static ObjectNode comment(ReviewComment comment) {
        return Json.object(
                "id",
                comment.nodeId(),
                "databaseId",
                comment.id,
                "fullDatabaseId",
                String.valueOf(comment.id),
                "body",
                comment.body,
                "isMinimized",
                comment.minimizedReason != null,
                "author",
                Json.object("login", login(comment.author)));
    }

    /** GraphQL leaves the "[bot]" out. */
    private static String login(Account account) {
        return account.login().replace("[bot]", "");
    }
}
