package dev.pipe.sandbox.github.actions;

import dev.pipe.sandbox.github.accounts.Right;
import dev.pipe.sandbox.github.http.Answer;
import dev.pipe.sandbox.github.http.Json;
import dev.pipe.sandbox.github.http.Page;
import dev.pipe.sandbox.github.http.Refusal;
import dev.pipe.sandbox.github.http.Request;
import dev.pipe.sandbox.github.http.Routes;
import dev.pipe.sandbox.github.parts.Parts;
import dev.pipe.sandbox.github.world.WorkflowJob;
import dev.pipe.sandbox.github.world.WorkflowRun;
import java.util.List;
import java.util.function.Predicate;

/** Runs and jobs: read, run again, let go. */
public final class ActionsRest {
    private static final String ACTIONS = "/repos/{owner}/{repo}/actions";
    private static final String RUN = ACTIONS + "/runs/{run}";

    private final Parts parts;
    private final Workflows workflows;

    public ActionsRest(Parts parts) {
        this.parts = parts;
        this.workflows = new Workflows(parts);
    }

    public void on(Routes routes) {
        routes.get(ACTIONS + "/runs", this::runs)
                .get(RUN, request -> Answer.ok(parts.views().actions.run(run(request, Right.READ_ACTIONS))))
                .get(RUN + "/jobs", this::jobs)
                .get(
                        ACTIONS + "/jobs/{job}",
                        request -> Answer.ok(parts.views().actions.job(job(request))))
                .post(RUN + "/rerun-failed-jobs", request -> rerun(request, WorkflowJob::failed))
                .post(RUN + "/rerun", request -> rerun(request, job -> true))
                .post(RUN + "/approve", this::approve);
    }

    private Answer runs(Request request) {
        var sha = request.param("head_sha", null);
        var status = request.param("status", null);
        var found = parts.access().repository(request, Right.READ_ACTIONS).workflowRuns.stream()
                .filter(run -> sha == null || sha.equals(run.suite.headSha))
                .filter(run -> status == null || status.equals(run.status()) || status.equals(run.conclusion()))
                .toList()
                .reversed();
        return Page.wrapped(request, parts.world().url, "workflow_runs", found, parts.views().actions::run);
    }

    private Answer jobs(Request request) {
        var run = run(request, Right.READ_ACTIONS);
        List<WorkflowJob> jobs = request.param("filter", "latest").equals("all") ? run.jobs : run.latest();
        return Page.wrapped(request, parts.world().url, "jobs", jobs, parts.views().actions::job);
    }

    private Answer rerun(Request request, Predicate<WorkflowJob> which) {
        workflows.rerun(run(request, Right.RUN_ACTIONS), which, request.actor());
        return Answer.created(Json.object());
    }

    private Answer approve(Request request) {
        workflows.approve(run(request, Right.RUN_ACTIONS), request.actor());
        return Answer.created(Json.object());
    }

    private WorkflowRun run(Request request, Right right) {
        var id = request.id("run");
        return parts.access().repository(request, right).workflowRuns.stream()
                .filter(run -> run.id == id)
                .findFirst()
                .orElseThrow(Refusal::notFound);
    }

    private WorkflowJob job(Request request) {
        var id = request.id("job");
        return parts.access().repository(request, Right.READ_ACTIONS).workflowRuns.stream()
                .flatMap(run -> run.jobs.stream())
                .filter(job -> job.check.id == id)
                .findFirst()
                .orElseThrow(Refusal::notFound);
    }
}
