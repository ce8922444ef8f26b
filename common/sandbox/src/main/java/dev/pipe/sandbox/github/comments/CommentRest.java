package dev.pipe.sandbox.github.comments;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pipe.sandbox.github.accounts.Access;
import dev.pipe.sandbox.github.accounts.Right;
import dev.pipe.sandbox.github.http.Answer;
import dev.pipe.sandbox.github.http.Json;
import dev.pipe.sandbox.github.http.Refusal;
import dev.pipe.sandbox.github.http.Request;
import dev.pipe.sandbox.github.http.Routes;
import dev.pipe.sandbox.github.http.Since;
import dev.pipe.sandbox.github.parts.Parts;
import dev.pipe.sandbox.github.world.Actor;
import dev.pipe.sandbox.github.world.IssueComment;

/** The conversation's comments. */
public final class CommentRest {
    private static final String ALL = "/repos/{owner}/{repo}/issues/comments";
    private static final String OF_ISSUE = "/repos/{owner}/{repo}/issues/{number}/comments";

    private final Parts parts;

    public CommentRest(Parts parts) {
        this.parts = parts;
    }

    public void on(Routes routes) {
        routes.get(ALL, this::listAll)
                .get(ALL + "/{comment}", request -> view(request, comment(request, Right.READ_PULLS)))
                .patch(ALL + "/{comment}", this::edit)
                .delete(ALL + "/{comment}", this::delete)
                .get(OF_ISSUE, this::list)
                .post(OF_ISSUE, this::create);
    }

    private Answer listAll(Request request) {
        var since = Since.of(request);
        var found = parts.access().repository(request, Right.READ_PULLS).issues.values().stream()
                .flatMap(issue -> issue.comments.stream())
                .filter(comment -> since.reached(comment.updatedAt))
                .toList();
        return parts.page(request, found, comment -> rendered(request, comment));
    }

    private Answer list(Request request) {
        var since = Since.of(request);
        var found = IssueRest.issue(parts, request, Right.READ_PULLS).comments.stream()
                .filter(comment -> since.reached(comment.updatedAt))
                .toList();
        return parts.page(request, found, comment -> rendered(request, comment));
    }

    private Answer create(Request request) {
        var issue = IssueRest.issue(parts, request, Right.DISCUSS);
        Access.person(request);
        var comment = new IssueComment(
                parts.world().nextId(),
                issue,
                request.actor(),
                Parts.body(request, "IssueComment"),
                parts.world().now());
        issue.comments.add(comment);
        issue.updatedAt = parts.world().now();
        fire(comment, "created", request.actor(), Json.object());
        return Answer.created(rendered(request, comment));
    }

    private Answer edit(Request request) {
        var comment = own(request);
        var changes = Json.object("body", Json.object("from", comment.body));
        comment.body = Parts.body(request, "IssueComment");
        comment.updatedAt = parts.world().now();
        fire(comment, "edited", request.actor(), Json.object("changes", changes));
        return view(request, comment);
    }

    private Answer delete(Request request) {
        var comment = own(request);
        comment.issue.comments.remove(comment);
        fire(comment, "deleted", request.actor(), Json.object());
        return Answer.noContent();
    }

    /** Its author, or someone with write. */
    private IssueComment own(Request request) {
        var comment = comment(request, Right.DISCUSS);
        if (!comment.author.equals(Access.person(request))) {
            parts.access().require(request.actor(), comment.issue.repository, Right.CHANGE_PULLS);
        }
        return comment;
    }

    private IssueComment comment(Request request, Right right) {
        return parts.access()
                .repository(request, right)
                .comment(request.id("comment"))
                .orElseThrow(Refusal::notFound);
    }

    private void fire(IssueComment comment, String action, Actor by, ObjectNode more) {
        var payload = Json.object(
                "issue", parts.views().conversation.issue(comment.issue),
                "comment", parts.views().conversation.comment(comment));
        payload.setAll(more);
        parts.hooks().fire(comment.issue.repository, by, "issue_comment", action, payload);
    }

    private Answer view(Request request, IssueComment comment) {
        return Answer.ok(rendered(request, comment));
    }

    private ObjectNode rendered(Request request, IssueComment comment) {
        return parts.views()
                .conversation
                .rendered(request, parts.views().conversation.comment(comment));
    }
}
