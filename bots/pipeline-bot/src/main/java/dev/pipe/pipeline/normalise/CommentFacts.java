package dev.pipe.pipeline.normalise;

import static dev.pipe.pipeline.normalise.MissingField.need;

import dev.pipe.common.event.GitHubFact;
import dev.pipe.common.event.GitHubFact.CommentKind;
import dev.pipe.common.event.PullRequestRef;

/** {@code issue_comment} on a pull request and {@code pull_request_review_comment}. */
final class CommentFacts {

    private CommentFacts() {}

    static Normalised ofIssueComment(Payload payload) {
        var issue = payload.issue();
        if (issue.pullRequest() == null) {
            return Normalised.notNeeded("the comment is on an issue, not on a pull request");
        }
        return of(
                payload,
                ReadValues.pullRequest(payload, issue.number(), "issue.number"),
                CommentKind.ISSUE_COMMENT,
                null);
    }

    static Normalised ofReviewComment(Payload payload) {
        var comment = payload.comment();
        var seen = comment.originalCommitId() == null ? comment.commitId() : comment.originalCommitId();
        return of(payload, ReadValues.pullRequest(payload), CommentKind.REVIEW_COMMENT, seen);
    }

    private static Normalised of(Payload payload, PullRequestRef ref, CommentKind kind, String commitId) {
        var action = need(payload.action(), "action");
        return switch (action) {
            case "created" -> added(payload.comment(), ref, kind, commitId);
            case "edited" -> edited(payload, ref, kind);
            case "deleted" -> deleted(payload, ref, kind);
            default -> Normalised.notNeeded("a comment that was " + action + " says nothing new");
        };
    }

    private static Normalised added(Payload.Comment comment, PullRequestRef ref, CommentKind kind, String commitId) {
        var fact = new GitHubFact.CommentAdded(
                ref,
                kind,
                need(comment.id(), "comment.id"),
                ReadValues.actor(comment.user()),
                OutsideText.masked(comment.body()),
                commitId,
                ReadValues.neededInstant(comment.createdAt(), "comment.created_at"),
                comment.maybeEdited());
        return Normalised.of(addedId(kind, fact.commentId()), fact);
    }

    /** A comment is written once: its kind and id say it all. */
    static String addedId(CommentKind kind, long commentId) {
        return FactId.of("comment", commentId, kind, "added");
    }

    private static Normalised edited(Payload payload, PullRequestRef ref, CommentKind kind) {
        var comment = payload.comment();
        var fact = new GitHubFact.CommentEdited(
                ref,
                kind,
                need(comment.id(), "comment.id"),
                ReadValues.actor(comment.user()),
                ReadValues.actor(payload.sender()),
                ReadValues.neededInstant(comment.updatedAt(), "comment.updated_at"));
        return Normalised.of(FactId.of("comment", fact.commentId(), kind, "edited", fact.updatedAt()), fact);
    }

    private static Normalised deleted(Payload payload, PullRequestRef ref, CommentKind kind) {
        var comment = payload.comment();
        var fact = new GitHubFact.CommentDeleted(
                ref,
                kind,
                need(comment.id(), "comment.id"),
                ReadValues.actor(comment.user()),
                ReadValues.actor(payload.sender()));
        return Normalised.of(FactId.of("comment", fact.commentId(), kind, "deleted"), fact);
    }
}
