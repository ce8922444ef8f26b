package dev.pipe.sandbox.github.world;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;

/** One run of a workflow of GitHub Actions; its jobs are check runs of its suite. */
public final class WorkflowRun {
    public final long id;
    public final CheckSuite suite;
    public final String workflow;
    public final String event;
    public final int number;
    public final Account actor;
    public final Instant createdAt;
    /** Of all attempts, oldest first. */
    public final List<WorkflowJob> jobs = new ArrayList<>();

    public int attempt = 1;
    /** A first contributor's run waits until somebody who may write lets it go. */
    public boolean waitsForApproval;

    public Instant updatedAt;

    public WorkflowRun(long id, CheckSuite suite, String workflow, String event, int number, Account actor) {
        this.id = id;
        this.suite = suite;
        this.workflow = workflow;
        this.event = event;
        this.number = number;
        this.actor = actor;
        this.createdAt = suite.createdAt;
        this.updatedAt = suite.createdAt;
    }

    /** The newest attempt of each job. */
    public List<WorkflowJob> latest() {
        var newest = new LinkedHashMap<String, WorkflowJob>();
        jobs.forEach(job -> newest.put(job.check.name, job));
        return newest.values().stream()
                .sorted(Comparator.comparing(job -> job.check.id))
                .toList();
    }

    public String status() {
        if (waitsForApproval) {
            return "completed";
        }
        var jobs = latest();
        if (jobs.stream().allMatch(job -> job.check.completed())) {
            return "completed";
        }
        return jobs.stream().allMatch(job -> job.check.status.equals("queued")) ? "queued" : "in_progress";
    }

    public String conclusion() {
        if (waitsForApproval) {
            return "action_required";
        }
        if (!status().equals("completed")) {
            return null;
        }
        return latest().stream().anyMatch(WorkflowJob::failed) ? "failure" : "success";
    }
}
