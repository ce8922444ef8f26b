package dev.pipe.sandbox.github.checks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.pipe.sandbox.github.http.Json;
import dev.pipe.sandbox.github.http.Refusal;
import dev.pipe.sandbox.github.parts.Parts;
import dev.pipe.sandbox.github.pulls.MergeQueue;
import dev.pipe.sandbox.github.world.Actor;
import dev.pipe.sandbox.github.world.CheckRun;
import dev.pipe.sandbox.github.world.CheckSuite;
import dev.pipe.sandbox.github.world.Repository;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Set;

/** Changes to check runs, with GitHub's rules and webhooks. */
final class CheckEdits {
    private static final int MOST_ANNOTATIONS = 50;
    private static final Set<String> STATUSES = Set.of("queued", "in_progress", "completed");
    private static final Set<String> CONCLUSIONS =
            Set.of("action_required", "cancelled", "failure", "neutral", "success", "skipped", "stale", "timed_out");

    private final Parts parts;

    CheckEdits(Parts parts) {
        this.parts = parts;
    }

    CheckRun create(Repository repository, String sha, JsonNode json, Actor by) {
        var suite = suite(repository, sha);
        var run = new CheckRun(
                parts.world().nextId(),
                suite,
                json.get("name").asText(),
                parts.world().now());
        apply(run, json);
        suite.runs.add(run);
        suite.updatedAt = parts.world().now();
        fire(run, "created", by);
        if (run.completed()) {
            completed(run, by);
        }
        return run;
    }

    private CheckSuite suite(Repository repository, String sha) {
        return repository.suites.stream()
                .filter(suite -> suite.headSha.equals(sha) && !suite.ofActions)
                .findFirst()
                .orElseGet(() -> newSuite(repository, sha));
    }

    private CheckSuite newSuite(Repository repository, String sha) {
        var branch = repository.git.branches().entrySet().stream()
                .filter(entry -> entry.getValue().equals(sha))
                .map(java.util.Map.Entry::getKey)
                .findFirst()
                .orElse(null);
        var suite = new CheckSuite(
                parts.world().nextId(), repository, sha, branch, parts.world().now());
        repository.suites.add(suite);
        return suite;
    }

    void update(CheckRun run, JsonNode json, Actor by) {
        var wasCompleted = run.completed();
        var earlier = run.conclusion;
        apply(run, json);
        run.suite.updatedAt = parts.world().now();
        if (run.completed() && !(wasCompleted && run.conclusion.equals(earlier))) {
            completed(run, by);
        } else {
            parts.hooks().changed(run.suite.repository, "check_run");
        }
    }

    private void apply(CheckRun run, JsonNode json) {
        run.name = json.path("name").asText(run.name);
        run.externalId = json.path("external_id").asText(run.externalId);
        run.detailsUrl =
                json.hasNonNull("details_url") ? json.get("details_url").asText() : run.detailsUrl;
        var now = parts.world().now();
        state(run, json);
        if (json.hasNonNull("started_at")) {
            run.startedAt = time(json, "started_at");
        } else if (run.startedAt == null) {
            run.startedAt = now;
        }
        if (run.completed()) {
            run.completedAt = json.hasNonNull("completed_at") ? time(json, "completed_at") : now;
        } else {
            run.completedAt = null;
            run.conclusion = null;
        }
        output(run, json.path("output"));
        if (json.path("actions") instanceof ArrayNode actions) {
            run.actions = actions;
        }
    }

    private static void state(CheckRun run, JsonNode json) {
        var conclusion = Json.text(json, "conclusion");
        // GitHub takes a run with a conclusion for completed, whatever status says.
        var status = conclusion != null ? "completed" : json.path("status").asText(run.status);
        if (!STATUSES.contains(status)) {
            throw Refusal.invalid("CheckRun", "status", status + " is not a status");
        }
        if (conclusion != null && !CONCLUSIONS.contains(conclusion)) {
            throw Refusal.invalid("CheckRun", "conclusion", conclusion + " is not a conclusion");
        }
        if (status.equals("completed") && conclusion == null && run.conclusion == null) {
            throw Refusal.invalid("CheckRun", "conclusion", "conclusion is missing: the status is completed");
        }
        run.status = status;
        run.conclusion = conclusion == null ? run.conclusion : conclusion;
    }

    private static void output(CheckRun run, JsonNode output) {
        if (!output.isObject()) {
            return;
        }
        var summary = output.has("summary") ? Json.text(output, "summary") : run.summary;
        var text = output.has("text") ? Json.text(output, "text") : run.text;
        Parts.fitting(summary, "CheckRun");
        Parts.fitting(text, "CheckRun");
        run.title = output.has("title") ? Json.text(output, "title") : run.title;
        run.summary = summary;
        run.text = text;
        if (output.path("annotations") instanceof ArrayNode annotations) {
            if (annotations.size() > MOST_ANNOTATIONS) {
                throw Refusal.invalid(
                        "CheckRun", "annotations", "at most " + MOST_ANNOTATIONS + " annotations a request");
            }
            run.annotations.addAll(annotations);
        }
    }

    private static Instant time(JsonNode json, String name) {
        try {
            return OffsetDateTime.parse(json.get(name).asText()).toInstant();
        } catch (DateTimeParseException e) {
            throw Refusal.invalid("CheckRun", name, name + " is not a timestamp");
        }
    }

    private void completed(CheckRun run, Actor by) {
        fire(run, "completed", by);
        if (run.suite.status().equals("completed")) {
            fire(run.suite, "completed", by);
        }
        new MergeQueue(parts).checked(run.suite.repository, by);
    }

    void rerequest(CheckRun run, Actor by) {
        fire(run, "rerequested", by);
    }

    void rerequest(CheckSuite suite, Actor by) {
        fire(suite, "rerequested", by);
    }

    private void fire(CheckRun run, String action, Actor by) {
        var payload = Json.object("check_run", parts.views().checks.delivered(run));
        parts.hooks().fire(run.suite.repository, by, "check_run", action, payload);
    }

    private void fire(CheckSuite suite, String action, Actor by) {
        var view = parts.views().checks.suite(suite);
        view.remove("repository");
        parts.hooks().fire(suite.repository, by, "check_suite", action, Json.object("check_suite", view));
    }
}
