package dev.pipe.sandbox.github.admin;

import dev.pipe.sandbox.github.actions.Workflows;
import dev.pipe.sandbox.github.actions.Workflows.Started;
import dev.pipe.sandbox.github.http.Answer;
import dev.pipe.sandbox.github.http.Json;
import dev.pipe.sandbox.github.http.Refusal;
import dev.pipe.sandbox.github.http.Request;
import dev.pipe.sandbox.github.http.Routes;
import dev.pipe.sandbox.github.parts.Parts;
import dev.pipe.sandbox.github.world.Actor;
import dev.pipe.sandbox.github.world.Repository;
import dev.pipe.sandbox.github.world.WorkflowJob;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Plays what nobody runs here: GitHub Actions, a button on a check, a branch guarded by the merge queue. */
public final class PlayActions {
    private static final String REPO = "/_sandbox/repos/{owner}/{repo}";

    private final Parts parts;
    private final Workflows workflows;

    public PlayActions(Parts parts) {
        this.parts = parts;
        this.workflows = new Workflows(parts);
    }

    void on(Routes routes, UnaryOperator<Function<Request, Answer>> guarded) {
        routes.post(REPO + "/actions/runs", guarded.apply(this::start))
                .post(REPO + "/actions/jobs/{job}", guarded.apply(this::finish))
                .post(REPO + "/check-runs/{run}/requested-action", guarded.apply(this::press))
                .post(REPO + "/merge-queue", guarded.apply(this::guard));
    }

    /** Starts a run of a workflow on a commit; its jobs' ids by name. */
    public Map<String, Long> start(String fullName, Started wanted) {
        return locked(() -> {
            var repository = existing(fullName);
            var run = workflows.start(repository, wanted, Actor.user(repository.owner));
            var ids = new LinkedHashMap<String, Long>();
            run.latest().forEach(job -> ids.put(job.check.name, job.check.id));
            return ids;
        });
    }

    /** Ends a job; {@code failedStep} is the step to be blamed, or null. */
    public void finish(String fullName, long job, String conclusion, String failedStep) {
        locked(() -> {
            var repository = existing(fullName);
            workflows.finish(job(repository, job), conclusion, failedStep, Actor.user(repository.owner));
            return null;
        });
    }

    /** The job of this name that runs now on a commit, of whatever attempt. */
    public long running(String fullName, String headSha, String name) {
        return locked(() -> existing(fullName).workflowRuns.stream()
                .filter(run -> run.suite.headSha.equals(headSha))
                .flatMap(run -> run.latest().stream())
                .filter(job -> job.check.name.equals(name) && !job.check.completed())
                .map(job -> job.check.id)
                .findFirst()
                .orElse(0L));
    }

    /** Somebody presses a button that a check run offers. */
    public void press(String fullName, long checkRun, String identifier, String login) {
        locked(() -> {
            var repository = existing(fullName);
            var run = repository.checkRun(checkRun).orElseThrow(Refusal::notFound);
            var by = parts.world().account(login).orElseThrow(Refusal::notFound);
            var offered = new ArrayList<String>();
            run.actions.forEach(action -> offered.add(action.path("identifier").asText()));
            if (!offered.contains(identifier)) {
                throw Refusal.of(422, "The check run offers " + offered + ", not " + identifier);
            }
            parts.hooks()
                    .fire(
                            repository,
                            Actor.user(by),
                            "check_run",
                            "requested_action",
                            Json.object(
                                    "check_run",
                                    parts.views().checks.delivered(run),
                                    "requested_action",
                                    Json.object("identifier", identifier)));
            return null;
        });
    }

    /** From now on GitHub's merge queue guards the branch. */
    public void guard(String fullName, String branch) {
        locked(() -> existing(fullName).queuedBranches.add(branch));
    }

    private Answer start(Request request) {
        var json = request.json();
        var jobs = new ArrayList<String>();
        json.path("jobs").forEach(job -> jobs.add(job.asText()));
        var wanted = new Started(
                AdminRest.required(json, "head_sha"),
                json.path("workflow").asText("CI"),
                jobs,
                json.path("waits").asBoolean(false));
        var ids = Json.object();
        start(fullName(request), wanted).forEach(ids::put);
        return Answer.created(ids);
    }

    private Answer finish(Request request) {
        var json = request.json();
        finish(
                fullName(request),
                request.id("job"),
                AdminRest.required(json, "conclusion"),
                Json.text(json, "failed_step"));
        return Answer.noContent();
    }

    private Answer press(Request request) {
        var json = request.json();
        press(
                fullName(request),
                request.id("run"),
                AdminRest.required(json, "identifier"),
                AdminRest.required(json, "login"));
        return Answer.noContent();
    }

    private Answer guard(Request request) {
        guard(fullName(request), AdminRest.required(request.json(), "branch"));
        return Answer.noContent();
    }

    private static String fullName(Request request) {
        return request.var("owner") + "/" + request.var("repo");
    }

    private static WorkflowJob job(Repository repository, long id) {
        return repository.workflowRuns.stream()
                .flatMap(run -> run.jobs.stream())
                .filter(job -> job.check.id == id)
                .findFirst()
                .orElseThrow(Refusal::notFound);
    }

    private Repository existing(String fullName) {
        var repository = parts.world().repositories.get(fullName);
        if (repository == null) {
            throw Refusal.of(404, "There is no repository " + fullName);
        }
        return repository;
    }

    private <T> T locked(Supplier<T> work) {
        parts.world().lock.lock();
        try {
            return work.get();
        } finally {
            parts.world().lock.unlock();
        }
    }
}
