package dev.pipe.sandbox.github.checks;

import dev.pipe.sandbox.github.accounts.Right;
import dev.pipe.sandbox.github.http.Answer;
import dev.pipe.sandbox.github.http.Json;
import dev.pipe.sandbox.github.http.Page;
import dev.pipe.sandbox.github.http.Refusal;
import dev.pipe.sandbox.github.http.Request;
import dev.pipe.sandbox.github.http.Routes;
import dev.pipe.sandbox.github.parts.Parts;
import dev.pipe.sandbox.github.world.Actor;
import dev.pipe.sandbox.github.world.CheckRun;
import dev.pipe.sandbox.github.world.CheckSuite;
import dev.pipe.sandbox.github.world.Repository;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;

/** Check runs and suites, which GitHub lets an App alone make. */
public final class CheckRest {
    private static final String REPO = "/repos/{owner}/{repo}";
    private static final String RUN = REPO + "/check-runs/{run}";
    private static final String SUITE = REPO + "/check-suites/{suite}";

    private final Parts parts;
    private final CheckEdits edits;

    public CheckRest(Parts parts) {
        this.parts = parts;
        this.edits = new CheckEdits(parts);
    }

    public void on(Routes routes) {
        routes.post(REPO + "/check-runs", this::create)
                .get(RUN, request -> Answer.ok(parts.views().checks.run(run(request, Right.READ_CHECKS))))
                .patch(RUN, this::update)
                .get(RUN + "/annotations", this::annotations)
                .post(RUN + "/rerequest", this::rerequestRun)
                .get(SUITE, request -> Answer.ok(parts.views().checks.suite(suite(request))))
                .get(SUITE + "/check-runs", request -> runs(request, suite(request).runs))
                .post(SUITE + "/rerequest", this::rerequestSuite)
                .get(REPO + "/commits/{ref*}/check-runs", this::runsOfCommit)
                .get(REPO + "/commits/{ref*}/check-suites", this::suitesOfCommit);
    }

    private Repository writable(Request request) {
        var repository = parts.access().repository(request, Right.READ_CHECKS);
        if (request.actor().kind() != Actor.Kind.INSTALLATION) {
            throw Refusal.of(403, "You must authenticate via a GitHub App.");
        }
        if (!request.actor().token().grants("checks", "write")) {
            throw Refusal.of(403, "Resource not accessible by integration");
        }
        return repository;
    }

    private Answer create(Request request) {
        var repository = writable(request);
        var json = request.json();
        if (json.path("name").asText("").isBlank()) {
            throw Refusal.invalid("CheckRun", "name", "name can't be blank");
        }
        var sha = parts.commit(repository, json.path("head_sha").asText(""));
        return Answer.created(parts.views().checks.run(edits.create(repository, sha, json, request.actor())));
    }

    private Answer update(Request request) {
        var run = run(writable(request), request);
        if (run.suite.ofActions) {
            throw Refusal.of(
                    403, "Invalid app_id `15368` - check run can only be modified by the GitHub App that created it.");
        }
        edits.update(run, request.json(), request.actor());
        return Answer.ok(parts.views().checks.run(run));
    }

    private Answer annotations(Request request) {
        var run = run(request, Right.READ_CHECKS);
        return Answer.ok(run.annotations);
    }

    private Answer rerequestRun(Request request) {
        parts.access().repository(request, Right.SET_STATUS);
        edits.rerequest(run(request, Right.READ_CHECKS), request.actor());
        return Answer.created(Json.object());
    }

    private Answer rerequestSuite(Request request) {
        parts.access().repository(request, Right.SET_STATUS);
        edits.rerequest(suite(request), request.actor());
        return Answer.created(Json.object());
    }

    /** By default GitHub lists the newest run of each name only. */
    private Answer runsOfCommit(Request request) {
        var runs =
                suitesOf(request).stream().flatMap(suite -> suite.runs.stream()).toList();
        return runs(request, runs);
    }

    private Answer runs(Request request, List<CheckRun> all) {
        var name = request.param("check_name", null);
        var status = request.param("status", null);
        var newest = new LinkedHashMap<String, CheckRun>();
        var everyOne = request.param("filter", "latest").equals("all");
        all.stream()
                .sorted(Comparator.comparing((CheckRun run) -> run.id).reversed())
                .filter(run -> name == null || name.equals(run.name))
                .forEach(run ->
                        newest.putIfAbsent(everyOne ? String.valueOf(run.id) : run.suite.ofActions + run.name, run));
        var found = newest.values().stream()
                .filter(run -> status == null || status.equals(run.status))
                .toList();
        return Page.wrapped(request, parts.world().url, "check_runs", found, parts.views().checks::run);
    }

    private Answer suitesOfCommit(Request request) {
        return Page.wrapped(request, parts.world().url, "check_suites", suitesOf(request), parts.views().checks::suite);
    }

    private List<CheckSuite> suitesOf(Request request) {
        var repository = parts.access().repository(request, Right.READ_CHECKS);
        var app = request.param("app_id", null);
        var sha = parts.commit(repository, request.var("ref"));
        return repository.suites.stream()
                .filter(suite -> suite.headSha.equals(sha))
                .filter(suite -> app == null || app.equals(String.valueOf(suite.ofActions ? 15368 : parts.app().id)))
                .toList();
    }

    private CheckRun run(Request request, Right right) {
        return run(parts.access().repository(request, right), request);
    }

    private static CheckRun run(Repository repository, Request request) {
        return repository.checkRun(request.id("run")).orElseThrow(Refusal::notFound);
    }

    private CheckSuite suite(Request request) {
        var id = request.id("suite");
        return parts.access().repository(request, Right.READ_CHECKS).suites.stream()
                .filter(suite -> suite.id == id)
                .findFirst()
                .orElseThrow(Refusal::notFound);
    }
}
