package dev.pipe.sandbox.github.actions;

import dev.pipe.sandbox.github.http.Json;
import dev.pipe.sandbox.github.http.Refusal;
import dev.pipe.sandbox.github.parts.Parts;
import dev.pipe.sandbox.github.world.Actor;
import dev.pipe.sandbox.github.world.CheckRun;
import dev.pipe.sandbox.github.world.CheckSuite;
import dev.pipe.sandbox.github.world.Repository;
import dev.pipe.sandbox.github.world.WorkflowJob;
import dev.pipe.sandbox.github.world.WorkflowJob.Step;
import dev.pipe.sandbox.github.world.WorkflowRun;
import java.util.List;
import java.util.function.Predicate;

/** Starts runs, lets jobs end, runs them again, with GitHub's rules and webhooks. Called under the world's lock. */
public final class Workflows {
    private final Parts parts;

    public Workflows(Parts parts) {
        this.parts = parts;
    }

    /**
     * A run to be started.
     *
     * @param waits true for one of a stranger, which waits to be let go
     */
    public record Started(String headSha, String workflow, List<String> jobs, boolean waits) {
        public Started {
            jobs = List.copyOf(jobs);
        }
    }

    public WorkflowRun start(Repository repository, Started wanted, Actor by) {
        var world = parts.world();
        var branch = repository.git.branches().entrySet().stream()
                .filter(entry -> entry.getValue().equals(wanted.headSha()))
                .map(java.util.Map.Entry::getKey)
                .findFirst()
                .orElse(null);
        var suite = CheckSuite.ofActions(world.nextId(), repository, wanted.headSha(), branch, world.now());
        var number = 1
                + (int) repository.workflowRuns.stream()
                        .filter(run -> run.workflow.equals(wanted.workflow()))
                        .count();
        var event = branch != null && branch.startsWith("gh-readonly-queue/") ? "merge_group" : "pull_request";
        var run = new WorkflowRun(world.nextId(), suite, wanted.workflow(), event, number, by.account());
        repository.suites.add(suite);
        repository.workflowRuns.add(run);
        run.waitsForApproval = wanted.waits();
        fire(run, "requested", by);
        if (run.waitsForApproval) {
            wanted.jobs().forEach(name -> run.jobs.add(new WorkflowJob(run, check(run, name), 1)));
        } else {
            wanted.jobs().forEach(name -> queue(run, name, by));
        }
        return run;
    }

    private CheckRun check(WorkflowRun run, String name) {
        return new CheckRun(
                parts.world().nextId(), run.suite, name, parts.world().now());
    }

    private void queue(WorkflowRun run, String name, Actor by) {
        var job = new WorkflowJob(run, check(run, name), run.attempt);
        run.jobs.add(job);
        begin(job, by);
    }

    private void begin(WorkflowJob job, Actor by) {
        job.run.suite.runs.add(job.check);
        job.check.status = "in_progress";
        job.check.startedAt = parts.world().now();
        job.steps.add(new Step(1, "Set up job", "completed", "success"));
        fire(job.check, "created", by);
    }

    /** @param failedStep the step to be blamed; null when none is */
    public void finish(WorkflowJob job, String conclusion, String failedStep, Actor by) {
        job.check.status = "completed";
        job.check.conclusion = conclusion;
        job.check.completedAt = parts.world().now();
        if (failedStep != null) {
            job.steps.add(new Step(2, failedStep, "completed", conclusion));
            job.steps.add(new Step(3, "Complete job", "completed", "success"));
        }
        job.run.updatedAt = parts.world().now();
        fire(job.check, "completed", by);
        if (job.run.status().equals("completed")) {
            fire(job.run, "completed", by);
        }
    }

    void rerun(WorkflowRun run, Predicate<WorkflowJob> which, Actor by) {
        if (!run.status().equals("completed") || run.waitsForApproval) {
            throw Refusal.of(403, "This workflow is already running");
        }
        var again = run.latest().stream().filter(which).toList();
        if (again.isEmpty()) {
            throw Refusal.of(403, "This workflow run cannot be retried");
        }
        run.attempt++;
        run.updatedAt = parts.world().now();
        fire(run, "requested", by);
        again.forEach(job -> queue(run, job.check.name, by));
    }

    void approve(WorkflowRun run, Actor by) {
        if (!run.waitsForApproval) {
            throw Refusal.of(403, "This run is not from a fork pull request or queued for approval.");
        }
        run.waitsForApproval = false;
        run.jobs.forEach(job -> begin(job, by));
    }

    private void fire(CheckRun check, String action, Actor by) {
        parts.hooks()
                .fire(
                        check.suite.repository,
                        by,
                        "check_run",
                        action,
                        Json.object("check_run", parts.views().checks.delivered(check)));
    }

    private void fire(WorkflowRun run, String action, Actor by) {
        parts.hooks()
                .fire(
                        run.suite.repository,
                        by,
                        "workflow_run",
                        action,
                        Json.object("workflow_run", parts.views().actions.run(run)));
    }
}
