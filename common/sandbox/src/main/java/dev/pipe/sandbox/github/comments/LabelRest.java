package dev.pipe.sandbox.github.comments;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pipe.sandbox.github.accounts.Right;
import dev.pipe.sandbox.github.http.Answer;
import dev.pipe.sandbox.github.http.Json;
import dev.pipe.sandbox.github.http.Refusal;
import dev.pipe.sandbox.github.http.Request;
import dev.pipe.sandbox.github.http.Routes;
import dev.pipe.sandbox.github.parts.Parts;
import dev.pipe.sandbox.github.world.Actor;
import dev.pipe.sandbox.github.world.Issue;
import dev.pipe.sandbox.github.world.Label;
import dev.pipe.sandbox.github.world.PullRequest;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/** A repository's labels, and those on an issue or pull request. */
public final class LabelRest {
    private static final String LABELS = "/repos/{owner}/{repo}/labels";
    private static final String ON_ISSUE = "/repos/{owner}/{repo}/issues/{number}/labels";

    private final Parts parts;

    public LabelRest(Parts parts) {
        this.parts = parts;
    }

    public void on(Routes routes) {
        routes.get(LABELS, this::list)
                .post(LABELS, this::create)
                .get(LABELS + "/{name*}", this::get)
                .patch(LABELS + "/{name*}", this::change)
                .delete(LABELS + "/{name*}", this::delete)
                .get(ON_ISSUE, this::onIssue)
                .post(ON_ISSUE, this::add)
                .put(ON_ISSUE, this::set)
                .delete(ON_ISSUE, this::clear)
                .delete(ON_ISSUE + "/{name*}", this::remove);
    }

    private Answer list(Request request) {
        var repository = parts.access().repository(request, Right.READ);
        return parts.page(request, List.copyOf(repository.labels.values()), label -> parts.views()
                .pulls
                .label(repository, label));
    }

    private Answer create(Request request) {
        var repository = parts.access().repository(request, Right.CHANGE_PULLS);
        var json = request.json();
        var name = json.path("name").asText("");
        if (name.isBlank() || repository.labels.containsKey(name)) {
            throw Refusal.invalid("Label", "name", name.isBlank() ? "name can't be blank" : "name already_exists");
        }
        var label = new Label(
                parts.world().nextId(), name, json.path("color").asText("ededed"), Json.text(json, "description"));
        repository.labels.put(name, label);
        return Answer.created(parts.views().pulls.label(repository, label));
    }

    private Answer get(Request request) {
        var repository = parts.access().repository(request, Right.READ);
        return Answer.ok(parts.views().pulls.label(repository, label(request, Right.READ)));
    }

    private Answer change(Request request) {
        var label = label(request, Right.CHANGE_PULLS);
        var repository = parts.access().repository(request, Right.CHANGE_PULLS);
        var json = request.json();
        label.color = json.path("color").asText(label.color);
        label.description = json.has("description") ? Json.text(json, "description") : label.description;
        if (json.hasNonNull("new_name")) {
            repository.labels.remove(label.name);
            label.name = json.get("new_name").asText();
            repository.labels.put(label.name, label);
        }
        return Answer.ok(parts.views().pulls.label(repository, label));
    }

    private Answer delete(Request request) {
        var label = label(request, Right.CHANGE_PULLS);
        var repository = parts.access().repository(request, Right.CHANGE_PULLS);
        repository.labels.remove(label.name);
        repository.issues.values().forEach(issue -> issue.labels.remove(label));
        return Answer.noContent();
    }

    private Label label(Request request, Right right) {
        var label = parts.access().repository(request, right).labels.get(request.var("name"));
        if (label == null) {
            throw Refusal.notFound();
        }
        return label;
    }

    private Answer onIssue(Request request) {
        var issue = IssueRest.issue(parts, request, Right.READ_PULLS);
        return parts.page(
                request, List.copyOf(issue.labels), label -> parts.views().pulls.label(issue.repository, label));
    }

    private Answer add(Request request) {
        var issue = IssueRest.issue(parts, request, Right.LABEL);
        for (var name : names(request.json())) {
            put(issue, issue.repository.label(name, parts.world()), request.actor());
        }
        return Answer.ok(parts.views().pulls.labels(issue));
    }

    private Answer set(Request request) {
        var issue = IssueRest.issue(parts, request, Right.LABEL);
        replace(issue, request.json(), request.actor());
        return Answer.ok(parts.views().pulls.labels(issue));
    }

    void replace(Issue issue, JsonNode wanted, Actor by) {
        var labels = new LinkedHashSet<Label>();
        names(wanted).forEach(name -> labels.add(issue.repository.label(name, parts.world())));
        List.copyOf(issue.labels).stream()
                .filter(label -> !labels.contains(label))
                .forEach(label -> take(issue, label, by));
        labels.forEach(label -> put(issue, label, by));
    }

    private Answer clear(Request request) {
        var issue = IssueRest.issue(parts, request, Right.LABEL);
        List.copyOf(issue.labels).forEach(label -> take(issue, label, request.actor()));
        return Answer.noContent();
    }

    private Answer remove(Request request) {
        var issue = IssueRest.issue(parts, request, Right.LABEL);
        var label = issue.repository.labels.get(request.var("name"));
        if (label == null || !issue.labels.contains(label)) {
            throw Refusal.of(404, "Label does not exist");
        }
        take(issue, label, request.actor());
        return Answer.ok(parts.views().pulls.labels(issue));
    }

    /** GitHub takes a list, an object with a list, or objects with names. */
    private static List<String> names(JsonNode json) {
        var names = new ArrayList<String>();
        for (var one : json.isArray() ? json : json.path("labels")) {
            names.add(one.isTextual() ? one.asText() : one.path("name").asText());
        }
        return names;
    }

    private void put(Issue issue, Label label, Actor by) {
        if (issue.labels.add(label)) {
            fire(issue, label, "labeled", by);
        }
    }

    private void take(Issue issue, Label label, Actor by) {
        if (issue.labels.remove(label)) {
            fire(issue, label, "unlabeled", by);
        }
    }

    private void fire(Issue issue, Label label, String action, Actor by) {
        issue.updatedAt = parts.world().now();
        var view = parts.views().pulls.label(issue.repository, label);
        if (issue instanceof PullRequest pull) {
            var payload = Json.object(
                    "number", pull.number, "pull_request", parts.views().pulls.full(pull), "label", view);
            parts.hooks().fire(pull.repository, by, "pull_request", action, payload);
        } else {
            var payload = Json.object("issue", parts.views().conversation.issue(issue), "label", view);
            parts.hooks().fire(issue.repository, by, "issues", action, payload);
        }
    }
}
