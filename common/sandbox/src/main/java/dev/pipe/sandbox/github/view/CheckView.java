package dev.pipe.sandbox.github.view;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pipe.sandbox.github.http.Json;
import dev.pipe.sandbox.github.world.CheckRun;
import dev.pipe.sandbox.github.world.CheckSuite;
import dev.pipe.sandbox.github.world.CommitStatus;
import dev.pipe.sandbox.github.world.Repository;
import dev.pipe.sandbox.github.world.World;
import java.util.List;

public final class CheckView {
    private final Urls urls;
    private final AccountView accounts;
    private final RepositoryView repositories;
    private final PullView pulls;
    private final CommitView commits;
    private final AppView apps;

    public CheckView(
            Urls urls,
            AccountView accounts,
            RepositoryView repositories,
            PullView pulls,
            CommitView commits,
            AppView apps) {
        this.urls = urls;
        this.accounts = accounts;
        this.repositories = repositories;
        this.pulls = pulls;
        this.commits = commits;
        this.apps = apps;
    }

    public ObjectNode run(CheckRun run) {
        var repository = run.suite.repository;
        var url = urls.repo(repository) + "/check-runs/" + run.id;
        return Json.object(
                "id",
                run.id,
                "name",
                run.name,
                "node_id",
                World.nodeId("CR", run.id),
                "head_sha",
                run.suite.headSha,
                "external_id",
                run.externalId,
                "url",
                url,
                "html_url",
                urls.page(repository) + "/runs/" + run.id,
                "details_url",
                run.detailsUrl == null ? urls.page(repository) + "/runs/" + run.id : run.detailsUrl,
                "status",
                run.status,
                "conclusion",
                run.conclusion,
                "started_at",
                run.startedAt,
                "completed_at",
                run.completedAt,
                "output",
                Json.object(
                        "title", run.title,
                        "summary", run.summary,
                        "text", run.text,
                        "annotations_count", run.annotations.size(),
                        "annotations_url", url + "/annotations"),
                "check_suite",
                Json.object("id", run.suite.id),
                "app",
                maker(run.suite),
                "pull_requests",
                pullRequests(run.suite));
    }

    private ObjectNode maker(CheckSuite suite) {
        return suite.ofActions ? apps.actions() : apps.app();
    }

    /** In a webhook a run carries its suite. */
    public ObjectNode delivered(CheckRun run) {
        var node = run(run);
        node.set("check_suite", suiteCore(run.suite));
        return node;
    }

    public ObjectNode suite(CheckSuite suite) {
        return Json.with(
                suiteCore(suite),
                "head_commit",
                commits.simple(suite.repository.git.existing(suite.headSha)),
                "repository",
                repositories.minimal(suite.repository),
                "latest_check_runs_count",
                suite.runs.size(),
                "check_runs_url",
                urls.repo(suite.repository) + "/check-suites/" + suite.id + "/check-runs",
                "rerequestable",
                true,
                "runs_rerequestable",
                true);
    }

    private ObjectNode suiteCore(CheckSuite suite) {
        return Json.object(
                "id",
                suite.id,
                "node_id",
                World.nodeId("CS", suite.id),
                "head_branch",
                suite.headBranch,
                "head_sha",
                suite.headSha,
                "status",
                suite.status(),
                "conclusion",
                suite.conclusion(),
                "url",
                urls.repo(suite.repository) + "/check-suites/" + suite.id,
                "before",
                null,
                "after",
                suite.headSha,
                "pull_requests",
                pullRequests(suite),
                "app",
                maker(suite),
                "created_at",
                suite.createdAt,
                "updated_at",
                suite.updatedAt);
    }

    /** GitHub names no pull request here when the commit came from a fork. */
    ArrayNode pullRequests(CheckSuite suite) {
        var matching = suite.repository.pulls().stream()
                .filter(pull -> pull.open && !pull.fromFork() && pull.headSha.equals(suite.headSha))
                .toList();
        return Json.array(matching, pulls::minimal);
    }

    public ObjectNode status(Repository repository, CommitStatus status) {
        return Json.with(simpleStatus(repository, status), "creator", accounts.simple(status.creator()));
    }

    public ObjectNode simpleStatus(Repository repository, CommitStatus status) {
        return Json.object(
                "url", urls.repo(repository) + "/statuses/" + status.sha(),
                "avatar_url", urls.root() + "/avatars/" + status.creator().id(),
                "id", status.id(),
                "node_id", World.nodeId("SC", status.id()),
                "state", status.state(),
                "description", status.description(),
                "target_url", status.targetUrl(),
                "context", status.context(),
                "created_at", status.createdAt(),
                "updated_at", status.createdAt());
    }

    /** The newest status of each context, and what they come to together. */
    public ObjectNode combined(Repository repository, String sha, List<CommitStatus> newest, List<CommitStatus> page) {
        return Json.object(
                "state", together(newest),
                "statuses", Json.array(page, status -> simpleStatus(repository, status)),
                "sha", sha,
                "total_count", newest.size(),
                "repository", repositories.minimal(repository),
                "commit_url", urls.repo(repository) + "/commits/" + sha,
                "url", urls.repo(repository) + "/commits/" + sha + "/status");
    }

    private static String together(List<CommitStatus> statuses) {
        var states = statuses.stream().map(CommitStatus::state).toList();
        if (states.contains("failure") || states.contains("error")) {
            return "failure";
        }
        return states.isEmpty() || states.contains("pending") ? "pending" : "success";
    }
}
