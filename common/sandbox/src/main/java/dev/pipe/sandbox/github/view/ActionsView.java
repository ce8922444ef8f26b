package dev.pipe.sandbox.github.view;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pipe.sandbox.github.http.Json;
import dev.pipe.sandbox.github.world.WorkflowJob;
import dev.pipe.sandbox.github.world.WorkflowRun;
import dev.pipe.sandbox.github.world.World;
import java.util.List;

/** Runs and jobs of GitHub Actions. */
public final class ActionsView {
    private final Urls urls;
    private final AccountView accounts;
    private final RepositoryView repositories;
    private final CommitView commits;
    private final CheckView checks;

    public ActionsView(
            Urls urls, AccountView accounts, RepositoryView repositories, CommitView commits, CheckView checks) {
        this.urls = urls;
        this.accounts = accounts;
        this.repositories = repositories;
        this.commits = commits;
        this.checks = checks;
    }

    private String url(WorkflowRun run) {
        return urls.repo(run.suite.repository) + "/actions/runs/" + run.id;
    }

    public ObjectNode run(WorkflowRun run) {
        var repository = run.suite.repository;
        var url = url(run);
        var workflowId = Integer.toUnsignedLong(run.workflow.hashCode());
        var commit = repository.git.existing(run.suite.headSha);
        return Json.with(
                Json.object(
                        "id",
                        run.id,
                        "name",
                        run.workflow,
                        "node_id",
                        World.nodeId("WFR", run.id),
                        "check_suite_id",
                        run.suite.id,
                        "check_suite_node_id",
                        World.nodeId("CS", run.suite.id),
                        "head_branch",
                        run.suite.headBranch,
                        "head_sha",
                        run.suite.headSha,
                        "path",
                        ".github/workflows/" + run.workflow + ".yml",
                        "run_number",
                        run.number,
                        "run_attempt",
                        run.attempt,
                        "referenced_workflows",
                        List.of(),
                        "event",
                        run.event,
                        "status",
                        run.status(),
                        "conclusion",
                        run.conclusion(),
                        "workflow_id",
                        workflowId,
                        "display_title",
                        commit.getShortMessage(),
                        "pull_requests",
                        checks.pullRequests(run.suite),
                        "created_at",
                        run.createdAt,
                        "updated_at",
                        run.updatedAt,
                        "run_started_at",
                        run.createdAt,
                        "actor",
                        accounts.simple(run.actor),
                        "triggering_actor",
                        accounts.simple(run.actor),
                        "head_commit",
                        commits.simple(commit),
                        "repository",
                        repositories.minimal(repository),
                        "head_repository",
                        repositories.minimal(repository)),
                "url",
                url,
                "html_url",
                urls.page(repository) + "/actions/runs/" + run.id,
                "jobs_url",
                url + "/jobs",
                "logs_url",
                url + "/logs",
                "check_suite_url",
                urls.repo(repository) + "/check-suites/" + run.suite.id,
                "artifacts_url",
                url + "/artifacts",
                "cancel_url",
                url + "/cancel",
                "rerun_url",
                url + "/rerun",
                "previous_attempt_url",
                run.attempt == 1 ? null : url + "/attempts/" + (run.attempt - 1),
                "workflow_url",
                urls.repo(repository) + "/actions/workflows/" + workflowId);
    }

    public ObjectNode job(WorkflowJob job) {
        var repository = job.run.suite.repository;
        var check = job.check;
        return Json.object(
                "id",
                check.id,
                "run_id",
                job.run.id,
                "run_url",
                url(job.run),
                "run_attempt",
                job.attempt,
                "node_id",
                World.nodeId("CR", check.id),
                "head_sha",
                job.run.suite.headSha,
                "url",
                urls.repo(repository) + "/actions/jobs/" + check.id,
                "html_url",
                urls.page(repository) + "/actions/runs/" + job.run.id + "/job/" + check.id,
                "status",
                check.status,
                "conclusion",
                check.conclusion,
                "created_at",
                check.createdAt,
                "started_at",
                check.startedAt == null ? check.createdAt : check.startedAt,
                "completed_at",
                check.completedAt,
                "name",
                check.name,
                "steps",
                Json.array(job.steps, ActionsView::step),
                "check_run_url",
                urls.repo(repository) + "/check-runs/" + check.id,
                "labels",
                List.of("ubuntu-latest"),
                "runner_id",
                1,
                "runner_name",
                "GitHub Actions 1",
                "runner_group_id",
                0,
                "runner_group_name",
                "GitHub Actions",
                "workflow_name",
                job.run.workflow,
                "head_branch",
                job.run.suite.headBranch);
    }

    private static ObjectNode step(WorkflowJob.Step step) {
        return Json.object(
                "number", step.number(),
                "name", step.name(),
                "status", step.status(),
                "conclusion", step.conclusion());
    }
}
