package dev.pipe.sandbox.github.pulls;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pipe.sandbox.github.accounts.Access;
import dev.pipe.sandbox.github.accounts.Right;
import dev.pipe.sandbox.github.http.Json;
import dev.pipe.sandbox.github.http.Refusal;
import dev.pipe.sandbox.github.http.Request;
import dev.pipe.sandbox.github.parts.Parts;
import dev.pipe.sandbox.github.world.Account;
import dev.pipe.sandbox.github.world.Actor;
import dev.pipe.sandbox.github.world.PullRequest;

/** Changes to an open pull request, each with its webhook. */
public final class PullEdits {
    private final Parts parts;

    public PullEdits(Parts parts) {
        this.parts = parts;
    }

    public void requireAuthorOrWriter(Request request, PullRequest pull) {
        var actor = request.actor();
        if (actor.kind() == Actor.Kind.INSTALLATION || Access.person(request).equals(pull.author)) {
            return;
        }
        parts.access().require(actor, pull.repository, Right.CHANGE_PULLS);
    }

    public void change(PullRequest pull, JsonNode json, Actor by) {
        var changes = Json.object();
        if (json.hasNonNull("title") && !json.get("title").asText().equals(pull.title)) {
            changes.set("title", Json.object("from", pull.title));
            pull.title = json.get("title").asText();
        }
        if (json.has("body") && !java.util.Objects.equals(Json.text(json, "body"), pull.body)) {
            changes.set("body", Json.object("from", pull.body));
            pull.body = Parts.fitting(Json.text(json, "body"), "PullRequest");
        }
        if (json.hasNonNull("base") && !json.get("base").asText().equals(pull.baseRef)) {
            changes.set("base", retarget(pull, json.get("base").asText()));
        }
        pull.maintainerCanModify = json.path("maintainer_can_modify").asBoolean(pull.maintainerCanModify);
        if (!changes.isEmpty()) {
            pull.updatedAt = parts.world().now();
            fire(pull, by, "edited", Json.object("changes", changes));
        }
        if (json.hasNonNull("state")) {
            setOpen(pull, json.get("state").asText().equals("open"), by);
        }
    }

    private static ObjectNode retarget(PullRequest pull, String base) {
        if (!pull.open) {
            throw Refusal.invalid("PullRequest", "base", "Cannot change the base branch of a closed pull request.");
        }
        var sha = pull.repository
                .git
                .branch(base)
                .orElseThrow(() ->
                        Refusal.invalid("PullRequest", "base", "Proposed base branch '" + base + "' was not found"));
        var from = Json.object("ref", Json.object("from", pull.baseRef), "sha", Json.object("from", pull.baseSha));
        pull.baseRef = base;
        pull.baseSha = sha;
        return from;
    }

    public void setOpen(PullRequest pull, boolean open, Actor by) {
        if (open == pull.open) {
            return;
        }
        if (!open) {
            parts.pushes().close(pull, by);
            return;
        }
        if (pull.merged) {
            throw Refusal.invalid("PullRequest", "state", "state cannot be changed. The pull request was merged.");
        }
        reopen(pull, by);
    }

    private void reopen(PullRequest pull, Actor by) {
        var head = pull.headRepository
                .git
                .branch(pull.headRef)
                .orElseThrow(() -> Refusal.invalid(
                        "PullRequest",
                        "state",
                        "state cannot be changed. The " + pull.headRef + " branch was deleted."));
        parts.pushes().fetchHead(pull, head);
        pull.baseSha = pull.repository.git.branch(pull.baseRef).orElse(pull.baseSha);
        pull.open = true;
        pull.closedAt = null;
        pull.closedBy = null;
        pull.updatedAt = parts.world().now();
        fire(pull, by, "reopened", Json.object());
    }

    public void setDraft(PullRequest pull, boolean draft, Actor by) {
        if (draft != pull.draft) {
            pull.draft = draft;
            pull.updatedAt = parts.world().now();
            fire(pull, by, draft ? "converted_to_draft" : "ready_for_review", Json.object());
        }
    }

    void requestReview(PullRequest pull, Account reviewer, Actor by) {
        if (pull.requestedReviewers.add(reviewer)) {
            pull.updatedAt = parts.world().now();
            var payload =
                    Json.object("requested_reviewer", parts.views().accounts.simple(reviewer));
            fire(pull, by, "review_requested", payload);
        }
    }

    private void fire(PullRequest pull, Actor by, String action, ObjectNode more) {
        var payload = Json.object(
                "number", pull.number, "pull_request", parts.views().pulls.full(pull));
        payload.setAll(more);
        parts.hooks().fire(pull.repository, by, "pull_request", action, payload);
    }
}
