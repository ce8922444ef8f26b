package dev.pipe.sandbox.github.view;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pipe.sandbox.github.accounts.Access;
import dev.pipe.sandbox.github.http.Json;
import dev.pipe.sandbox.github.http.Request;
import dev.pipe.sandbox.github.world.Issue;
import dev.pipe.sandbox.github.world.IssueComment;
import dev.pipe.sandbox.github.world.PullRequest;
import dev.pipe.sandbox.github.world.Reaction;
import dev.pipe.sandbox.github.world.Review;
import dev.pipe.sandbox.github.world.ReviewComment;
import dev.pipe.sandbox.github.world.World;
import java.util.List;

/** Issues, comments, reviews and reactions. */
public final class ConversationView {
    private static final List<String> REACTIONS =
            List.of("+1", "-1", "laugh", "hooray", "confused", "heart", "rocket", "eyes");

    private final Urls urls;
    private final AccountView accounts;
    private final PullView pulls;
    private final AppView apps;
    private final Access access;
    private final Markdown markdown = new Markdown();

    public ConversationView(Urls urls, AccountView accounts, PullView pulls, AppView apps, Access access) {
        this.urls = urls;
        this.accounts = accounts;
        this.pulls = pulls;
        this.apps = apps;
        this.access = access;
    }

    /** GitHub sends the body rendered to whom asks for it by media type. */
    public ObjectNode rendered(Request request, ObjectNode node) {
        var body = Json.text(node, "body");
        if (request.accepts("full+json") || request.accepts("html+json")) {
            node.put("body_html", markdown.html(body));
        }
        if (request.accepts("full+json") || request.accepts("text+json")) {
            node.put("body_text", markdown.text(body));
        }
        return node;
    }

    public ObjectNode issue(Issue issue) {
        var url = urls.issue(issue);
        var node = Json.object(
                "url",
                url,
                "repository_url",
                urls.repo(issue.repository),
                "labels_url",
                url + "/labels{/name}",
                "comments_url",
                url + "/comments",
                "events_url",
                url + "/events",
                "html_url",
                urls.page(issue),
                "id",
                issue.id,
                "node_id",
                issue.nodeId(),
                "number",
                issue.number,
                "title",
                issue.title,
                "user",
                accounts.simple(issue.author),
                "labels",
                pulls.labels(issue),
                "state",
                issue.open ? "open" : "closed",
                "locked",
                issue.locked,
                "assignee",
                issue.assignees.stream().findFirst().map(accounts::simple).orElse(null),
                "assignees",
                Json.array(issue.assignees, accounts::simple),
                "milestone",
                null,
                "comments",
                issue.comments.size(),
                "created_at",
                issue.createdAt,
                "updated_at",
                issue.updatedAt,
                "closed_at",
                issue.closedAt,
                "closed_by",
                accounts.simple(issue.closedBy),
                "author_association",
                access.association(issue.author, issue.repository),
                "active_lock_reason",
                null,
                "body",
                issue.body,
                "reactions",
                rollup(url, issue.reactions),
                "timeline_url",
                url + "/timeline",
                "performed_via_github_app",
                null,
                "state_reason",
                null);
        if (issue instanceof PullRequest pull) {
            var page = urls.page(pull);
            node.put("draft", pull.draft);
            node.set(
                    "pull_request",
                    Json.object(
                            "url",
                            urls.pull(pull),
                            "html_url",
                            page,
                            "diff_url",
                            page + ".diff",
                            "patch_url",
                            page + ".patch",
                            "merged_at",
                            pull.mergedAt));
        }
        return node;
    }

    public ObjectNode comment(IssueComment comment) {
        var url = urls.repo(comment.issue.repository) + "/issues/comments/" + comment.id;
        return Json.object(
                "url",
                url,
                "html_url",
                urls.page(comment.issue) + "#issuecomment-" + comment.id,
                "issue_url",
                urls.issue(comment.issue),
                "id",
                comment.id,
                "node_id",
                comment.nodeId(),
                "user",
                accounts.simple(comment.author),
                "created_at",
                comment.createdAt,
                "updated_at",
                comment.updatedAt,
                "author_association",
                access.association(comment.author, comment.issue.repository),
                "body",
                comment.body,
                "reactions",
                rollup(url, comment.reactions),
                "performed_via_github_app",
                comment.viaApp ? apps.app() : null);
    }

    public ObjectNode review(Review review) {
        var page = urls.page(review.pull) + "#pullrequestreview-" + review.id;
        var node = Json.object(
                "id", review.id,
                "node_id", review.nodeId(),
                "user", accounts.simple(review.author),
                "body", review.body,
                "state", review.state.name(),
                "html_url", page,
                "pull_request_url", urls.pull(review.pull),
                "author_association", access.association(review.author, review.pull.repository),
                "_links",
                        Json.object("html", PullView.href(page), "pull_request", PullView.href(urls.pull(review.pull))),
                "commit_id", review.commitId);
        if (review.submittedAt != null) {
            node.put("submitted_at", Json.time(review.submittedAt));
        }
        return node;
    }

    public ObjectNode reviewComment(ReviewComment comment) {
        var pull = comment.review.pull;
        var url = urls.repo(pull.repository) + "/pulls/comments/" + comment.id;
        var page = urls.page(pull) + "#discussion_r" + comment.id;
        var place = comment.place;
        var outdated = !place.commitId().equals(pull.headSha);
        var node = Json.object(
                "url", url,
                "pull_request_review_id", comment.review.id,
                "id", comment.id,
                "node_id", comment.nodeId(),
                "diff_hunk", place.diffHunk(),
                "path", place.path(),
                "commit_id", place.commitId(),
                "original_commit_id", place.commitId(),
                "user", accounts.simple(comment.author),
                "body", comment.body,
                "created_at", comment.createdAt,
                "updated_at", comment.updatedAt,
                "html_url", page,
                "pull_request_url", urls.pull(pull),
                "author_association", access.association(comment.author, pull.repository),
                "_links",
                        Json.object(
                                "self", PullView.href(url),
                                "html", PullView.href(page),
                                "pull_request", PullView.href(urls.pull(pull))),
                "reactions", rollup(url, comment.reactions),
                "start_line", outdated ? null : place.startLine(),
                "original_start_line", place.startLine(),
                "start_side", place.startSide(),
                "line", outdated ? null : place.line(),
                "original_line", place.line(),
                "side", place.side(),
                "position", outdated ? null : place.position(),
                "original_position", place.position(),
                "subject_type", place.line() == null ? "file" : "line");
        if (comment.inReplyTo != null) {
            node.put("in_reply_to_id", comment.inReplyTo.id);
        }
        return node;
    }

    public ObjectNode reaction(Reaction reaction) {
        return Json.object(
                "id", reaction.id(),
                "node_id", World.nodeId("REA", reaction.id()),
                "user", accounts.simple(reaction.user()),
                "content", reaction.content(),
                "created_at", reaction.createdAt());
    }

    private static ObjectNode rollup(String url, List<Reaction> reactions) {
        var node = Json.object("url", url + "/reactions", "total_count", reactions.size());
        REACTIONS.forEach(content -> node.put(
                content,
                reactions.stream().filter(one -> one.content().equals(content)).count()));
        return node;
    }

    public static boolean isReaction(String content) {
        return REACTIONS.contains(content);
    }
}
