package dev.pipe.sandbox.github.comments;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pipe.sandbox.github.accounts.Access;
import dev.pipe.sandbox.github.accounts.Right;
import dev.pipe.sandbox.github.http.Answer;
import dev.pipe.sandbox.github.http.Json;
import dev.pipe.sandbox.github.http.Refusal;
import dev.pipe.sandbox.github.http.Request;
import dev.pipe.sandbox.github.http.Routes;
import dev.pipe.sandbox.github.http.Since;
import dev.pipe.sandbox.github.parts.Parts;
import dev.pipe.sandbox.github.pulls.PullEdits;
import dev.pipe.sandbox.github.world.Account;
import dev.pipe.sandbox.github.world.Issue;
import dev.pipe.sandbox.github.world.PullRequest;

/** Issues; mostly the issue's side of a pull request. */
public final class IssueRest {
    private static final String ISSUES = "/repos/{owner}/{repo}/issues";
    private static final String ISSUE = ISSUES + "/{number}";

    private final Parts parts;
    private final PullEdits pulls;
    private final LabelRest labels;

    public IssueRest(Parts parts, LabelRest labels) {
        this.parts = parts;
        this.pulls = new PullEdits(parts);
        this.labels = labels;
    }

    public void on(Routes routes) {
        routes.get(ISSUES, this::list)
                .post(ISSUES, this::open)
                .get(ISSUE, request -> view(request, issue(parts, request, Right.READ_PULLS)))
                .patch(ISSUE, this::change)
                .post(ISSUE + "/assignees", this::assign)
                .delete(ISSUE + "/assignees", this::unassign);
    }

    static Issue issue(Parts parts, Request request, Right right) {
        var issue = parts.access().repository(request, right).issues.get(request.number("number"));
        if (issue == null) {
            throw Refusal.notFound();
        }
        return issue;
    }

    private Answer list(Request request) {
        var repository = parts.access().repository(request, Right.READ_PULLS);
        var state = request.param("state", "open");
        var since = Since.of(request);
        var found = repository.issues.values().stream()
                .filter(issue -> state.equals("all") || issue.open == state.equals("open"))
                .filter(issue -> since.reached(issue.updatedAt))
                .sorted((one, other) -> other.number - one.number)
                .toList();
        return parts.page(request, found, parts.views().conversation::issue);
    }

    private Answer open(Request request) {
        var repository = parts.access().repository(request, Right.DISCUSS);
        var title = request.json().path("title").asText("");
        if (title.isBlank()) {
            throw Refusal.invalid("Issue", "title", "title can't be blank");
        }
        var issue = new Issue(
                parts.world().nextId(),
                repository,
                repository.nextNumber(),
                Access.person(request),
                parts.world().now());
        issue.title = title;
        issue.body = Parts.fitting(Json.text(request.json(), "body"), "Issue");
        repository.issues.put(issue.number, issue);
        var view = parts.views().conversation.issue(issue);
        parts.hooks().fire(repository, request.actor(), "issues", "opened", Json.object("issue", view));
        return Answer.created(view);
    }

    private Answer change(Request request) {
        var issue = issue(parts, request, Right.DISCUSS);
        var json = request.json();
        if (json.has("labels")) {
            parts.access().require(request.actor(), issue.repository, Right.LABEL);
            labels.replace(issue, json.get("labels"), request.actor());
        }
        if (issue instanceof PullRequest pull) {
            pulls.requireAuthorOrWriter(request, pull);
            pulls.change(pull, json.deepCopy(), request.actor());
        } else {
            changeIssue(issue, json, request);
        }
        return view(request, issue);
    }

    private void changeIssue(Issue issue, JsonNode json, Request request) {
        if (!issue.author.equals(Access.person(request))) {
            parts.access().require(request.actor(), issue.repository, Right.LABEL);
        }
        issue.title = json.path("title").asText(issue.title);
        issue.body = json.has("body") ? Parts.fitting(Json.text(json, "body"), "Issue") : issue.body;
        issue.updatedAt = parts.world().now();
        if (json.hasNonNull("state")) {
            issue.open = json.get("state").asText().equals("open");
            issue.closedAt = issue.open ? null : parts.world().now();
            issue.closedBy = issue.open ? null : request.actor().account();
        }
        parts.hooks()
                .fire(
                        issue.repository,
                        request.actor(),
                        "issues",
                        "edited",
                        Json.object("issue", parts.views().conversation.issue(issue)));
    }

    private Answer assign(Request request) {
        var issue = issue(parts, request, Right.LABEL);
        request.json().path("assignees").forEach(login -> parts.world()
                .account(login.asText())
                .filter(account -> assignable(account, issue))
                .ifPresent(issue.assignees::add));
        return Answer.created(parts.views().conversation.issue(issue));
    }

    /** GitHub passes over the others without a word. */
    private boolean assignable(Account account, Issue issue) {
        return !parts.access().association(account, issue.repository).equals("NONE")
                || issue.author.equals(account)
                || issue.comments.stream().anyMatch(comment -> comment.author.equals(account));
    }

    private Answer unassign(Request request) {
        var issue = issue(parts, request, Right.LABEL);
        request.json()
                .path("assignees")
                .forEach(login -> parts.world().account(login.asText()).ifPresent(issue.assignees::remove));
        return Answer.ok(parts.views().conversation.issue(issue));
    }

    private Answer view(Request request, Issue issue) {
        return Answer.ok(parts.views()
                .conversation
                .rendered(request, parts.views().conversation.issue(issue)));
    }
}
