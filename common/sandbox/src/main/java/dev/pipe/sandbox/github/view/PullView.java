package dev.pipe.sandbox.github.view;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pipe.sandbox.github.accounts.Access;
import dev.pipe.sandbox.github.http.Json;
import dev.pipe.sandbox.github.world.Issue;
import dev.pipe.sandbox.github.world.Label;
import dev.pipe.sandbox.github.world.PullRequest;
import dev.pipe.sandbox.github.world.Repository;
import dev.pipe.sandbox.github.world.World;
import java.util.List;

public final class PullView {
    private final Urls urls;
    private final AccountView accounts;
    private final RepositoryView repositories;
    private final Access access;

    public PullView(Urls urls, AccountView accounts, RepositoryView repositories, Access access) {
        this.urls = urls;
        this.accounts = accounts;
        this.repositories = repositories;
        this.access = access;
    }

    public ObjectNode simple(PullRequest pull) {
        var url = urls.pull(pull);
        var page = urls.page(pull);
        return Json.object(
                "url",
                url,
                "id",
                pull.id,
                "node_id",
                pull.nodeId(),
                "html_url",
                page,
                "diff_url",
                page + ".diff",
                "patch_url",
                page + ".patch",
                "issue_url",
                urls.issue(pull),
                "number",
                pull.number,
                "state",
                pull.open ? "open" : "closed",
                "locked",
                pull.locked,
                "title",
                pull.title,
                "user",
                accounts.simple(pull.author),
                "body",
                pull.body,
                "created_at",
                pull.createdAt,
                "updated_at",
                pull.updatedAt,
                "closed_at",
                pull.closedAt,
                "merged_at",
                pull.mergedAt,
                "merge_commit_sha",
                pull.mergeCommitSha,
                "assignee",
                pull.assignees.stream().findFirst().map(accounts::simple).orElse(null),
                "assignees",
                Json.array(pull.assignees, accounts::simple),
                "requested_reviewers",
                Json.array(pull.requestedReviewers, accounts::simple),
                "requested_teams",
                List.of(),
                "labels",
                labels(pull),
                "milestone",
                null,
                "draft",
                pull.draft,
                "commits_url",
                url + "/commits",
                "review_comments_url",
                url + "/comments",
                "review_comment_url",
                urls.repo(pull.repository) + "/pulls/comments{/number}",
                "comments_url",
                urls.issue(pull) + "/comments",
                "statuses_url",
                urls.repo(pull.repository) + "/statuses/" + pull.headSha,
                "head",
                end(pull.headRepository, pull.headRef, pull.headSha),
                "base",
                end(pull.repository, pull.baseRef, pull.baseSha),
                "_links",
                links(pull),
                "author_association",
                access.association(pull.author, pull.repository),
                "auto_merge",
                null,
                "active_lock_reason",
                null);
    }

    public ObjectNode full(PullRequest pull) {
        var git = pull.repository.git;
        var from = git.mergeBase(pull.baseSha, pull.headSha).orElse(null);
        var diff = pull.repository.diffs.between(from, pull.headSha);
        var mergeable = mergeable(pull);
        return Json.with(
                simple(pull),
                "merged",
                pull.merged,
                "mergeable",
                mergeable,
                "rebaseable",
                mergeable,
                "mergeable_state",
                mergeableState(pull, mergeable),
                "merged_by",
                accounts.simple(pull.mergedBy),
                "comments",
                pull.comments.size(),
                "review_comments",
                pull.reviewComments.size(),
                "maintainer_can_modify",
                pull.maintainerCanModify,
                "commits",
                git.between(pull.baseSha, pull.headSha).size(),
                "additions",
                diff.additions(),
                "deletions",
                diff.deletions(),
                "changed_files",
                diff.files().size());
    }

    /** Null once closed: GitHub stops computing it. */
    public static Boolean mergeable(PullRequest pull) {
        return pull.open ? pull.repository.merges.clean(pull.baseSha, pull.headSha) : null;
    }

    private static String mergeableState(PullRequest pull, Boolean mergeable) {
        if (mergeable == null) {
            return "unknown";
        }
        if (!mergeable) {
            return "dirty";
        }
        return pull.draft ? "draft" : "clean";
    }

    public ArrayNode labels(Issue issue) {
        return Json.array(issue.labels, label -> label(issue.repository, label));
    }

    public ObjectNode label(Repository repository, Label label) {
        return Json.object(
                "id", label.id,
                "node_id", World.nodeId("LA", label.id),
                "url", urls.repo(repository) + "/labels/" + Urls.encode(label.name),
                "name", label.name,
                "color", label.color,
                "default", false,
                "description", label.description);
    }

    private ObjectNode end(Repository repository, String ref, String sha) {
        return Json.object(
                "label",
                repository.owner.login() + ":" + ref,
                "ref",
                ref,
                "sha",
                sha,
                "user",
                accounts.simple(repository.owner),
                "repo",
                repositories.whole(repository));
    }

    private ObjectNode links(PullRequest pull) {
        var url = urls.pull(pull);
        return Json.object(
                "self", href(url),
                "html", href(urls.page(pull)),
                "issue", href(urls.issue(pull)),
                "comments", href(urls.issue(pull) + "/comments"),
                "review_comments", href(url + "/comments"),
                "review_comment", href(urls.repo(pull.repository) + "/pulls/comments{/number}"),
                "commits", href(url + "/commits"),
                "statuses", href(urls.repo(pull.repository) + "/statuses/" + pull.headSha));
    }

    static ObjectNode href(String url) {
        return Json.object("href", url);
    }

    /** As checks name the pull requests they belong to. */
    public ObjectNode minimal(PullRequest pull) {
        return Json.object(
                "url", urls.pull(pull),
                "id", pull.id,
                "number", pull.number,
                "head", minimalEnd(pull.headRepository, pull.headRef, pull.headSha),
                "base", minimalEnd(pull.repository, pull.baseRef, pull.baseSha));
    }

    private ObjectNode minimalEnd(Repository repository, String ref, String sha) {
        return Json.object(
                "ref", ref,
                "sha", sha,
                "repo", Json.object("id", repository.id, "url", urls.repo(repository), "name", repository.name));
    }
}
