package dev.pipe.sandbox.github.admin;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pipe.sandbox.github.accounts.App;
import dev.pipe.sandbox.github.accounts.Credentials;
import dev.pipe.sandbox.github.faults.RestFault;
import dev.pipe.sandbox.github.faults.RestFaults;
import dev.pipe.sandbox.github.faults.WebhookFaults;
import dev.pipe.sandbox.github.git.Unreadable;
import dev.pipe.sandbox.github.http.Answer;
import dev.pipe.sandbox.github.http.Json;
import dev.pipe.sandbox.github.http.Refusal;
import dev.pipe.sandbox.github.http.Request;
import dev.pipe.sandbox.github.http.Routes;
import dev.pipe.sandbox.github.parts.Parts;
import dev.pipe.sandbox.github.pulls.PullEdits;
import dev.pipe.sandbox.github.server.RateLimits;
import dev.pipe.sandbox.github.server.RequestLog;
import dev.pipe.sandbox.github.world.Permission;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** {@code /_sandbox}: what the README describes, for scripts and tests that hold the admin token. */
public final class AdminRest {
    private final Parts parts;
    private final Credentials credentials;
    private final Ground ground;
    private final Faults faults;

    /** What can be made to go wrong, and what was seen. */
    public record Faults(WebhookFaults webhooks, RestFaults rest, RequestLog requests, RateLimits limits) {}

    public AdminRest(Parts parts, Credentials credentials, Ground ground, Faults faults) {
        this.parts = parts;
        this.credentials = credentials;
        this.ground = ground;
        this.faults = faults;
    }

    public void on(Routes routes) {
        new WebhookAdmin(parts).on(routes, this::guarded);
        new PlayActions(parts).on(routes, this::guarded);
        routes.get("/_sandbox/app", guarded(this::app))
                .post("/_sandbox/users", guarded(this::user))
                .post("/_sandbox/organizations", guarded(this::organization))
                .post("/_sandbox/repos", guarded(this::repository))
                .post("/_sandbox/repos/{owner}/{repo}/collaborators", guarded(this::grant))
                .post("/_sandbox/repos/{owner}/{repo}/commits", guarded(this::push))
                .post("/_sandbox/repos/{owner}/{repo}/branches", guarded(this::branch))
                .post("/_sandbox/repos/{owner}/{repo}/import", guarded(this::importRefs))
                .post("/_sandbox/repos/{owner}/{repo}/pulls/{number}/draft", guarded(this::draft))
                .get(
                        "/_sandbox/requests",
                        guarded(request -> Answer.ok(faults.requests().view())))
                .delete("/_sandbox/requests", guarded(request -> {
                    faults.requests().clear();
                    return Answer.noContent();
                }))
                .post("/_sandbox/rate-limit", guarded(request -> {
                    faults.limits().limit(request.json().path("limit").asInt(5000));
                    return Answer.noContent();
                }))
                .get("/_sandbox/faults", guarded(this::faults))
                .post("/_sandbox/faults/webhooks", guarded(request -> {
                    faults.webhooks().plan(request.json());
                    return Answer.noContent();
                }))
                .post("/_sandbox/faults/rest", guarded(request -> {
                    var fault = faults.rest().plan(RestFault.Plan.of(request.json()));
                    return Answer.created(Json.object("id", fault.id()));
                }))
                .post("/_sandbox/faults/rest/{fault}/release", guarded(request -> {
                    if (!faults.rest().release(request.number("fault"))) {
                        throw Refusal.notFound();
                    }
                    return Answer.noContent();
                }))
                .delete("/_sandbox/faults", guarded(request -> {
                    faults.webhooks().clear();
                    faults.rest().clear();
                    return Answer.noContent();
                }));
    }

    private Function<Request, Answer> guarded(Function<Request, Answer> handler) {
        return request -> {
            credentials.requireAdmin(request);
            return handler.apply(request);
        };
    }

    private Answer app(Request request) {
        var app = parts.app();
        return Answer.ok(Json.object(
                "id", app.id,
                "slug", App.SLUG,
                "botLogin", app.bot.login(),
                "installationId", app.installationId,
                "privateKey", app.privateKeyPem()));
    }

    private Answer user(Request request) {
        var login = required(request.json(), "login");
        return Answer.created(Json.object("login", login, "token", ground.user(login)));
    }

    private Answer organization(Request request) {
        var members = new ArrayList<String>();
        request.json().path("members").forEach(member -> members.add(member.asText()));
        ground.organization(required(request.json(), "login"), members);
        return Answer.created(Json.object("login", required(request.json(), "login")));
    }

    private Answer repository(Request request) {
        var json = request.json();
        var fullName = required(json, "owner") + "/" + required(json, "name");
        ground.repository(new Ground.NewRepository(
                fullName,
                json.path("private").asBoolean(false),
                json.path("default_branch").asText("main"),
                Json.text(json, "fork_of")));
        json.path("collaborators")
                .fields()
                .forEachRemaining(entry -> ground.grant(
                        fullName, entry.getKey(), Permission.of(entry.getValue().asText())));
        return Answer.created(
                parts.views().repositories.whole(parts.world().repositories.get(fullName)));
    }

    private Answer grant(Request request) {
        var json = request.json();
        ground.grant(fullName(request), required(json, "login"), Permission.of(required(json, "permission")));
        return Answer.noContent();
    }

    private Answer push(Request request) {
        var json = request.json();
        Map<String, byte[]> files = new LinkedHashMap<>();
        json.path("files").fields().forEachRemaining(file -> files.put(file.getKey(), content(file.getValue())));
        var sha = ground.push(new Ground.Push(
                fullName(request),
                required(json, "branch"),
                Json.text(json, "from"),
                files,
                json.path("message").asText("Change " + String.join(", ", files.keySet())),
                Json.text(json, "author")));
        return Answer.created(Json.object("sha", sha));
    }

    /** Text, null to delete, or {@code {"base64": …}} for bytes. */
    private static byte[] content(JsonNode value) {
        if (value.isNull()) {
            return null;
        }
        return value.isObject()
                ? Base64.getDecoder().decode(value.path("base64").asText())
                : value.asText().getBytes(StandardCharsets.UTF_8);
    }

    private Answer branch(Request request) {
        var json = request.json();
        var name = required(json, "branch");
        if (json.has("sha") && json.get("sha").isNull()) {
            ground.deleteBranch(fullName(request), name, Json.text(json, "author"));
        } else {
            ground.forcePush(fullName(request), name, required(json, "sha"), Json.text(json, "author"));
        }
        return Answer.noContent();
    }

    private Answer importRefs(Request request) {
        var json = request.json();
        var branches = new LinkedHashMap<String, String>();
        json.path("branches")
                .fields()
                .forEachRemaining(
                        entry -> branches.put(entry.getKey(), entry.getValue().asText()));
        try {
            var imported = ground.importRefs(
                    fullName(request), Path.of(required(json, "path")), branches, Json.text(json, "author"));
            var view = Json.object();
            imported.forEach(view::put);
            return Answer.created(view);
        } catch (Unreadable e) {
            throw Refusal.of(422, e.getMessage());
        }
    }

    private Answer draft(Request request) {
        var pull = parts.world()
                .repositories
                .get(fullName(request))
                .pull(request.number("number"))
                .orElseThrow(Refusal::notFound);
        var by = dev.pipe.sandbox.github.world.Actor.user(pull.author);
        new PullEdits(parts).setDraft(pull, request.json().path("draft").asBoolean(true), by);
        return Answer.noContent();
    }

    private Answer faults(Request request) {
        return Answer.ok(Json.object(
                "webhooks", faults.webhooks().view(), "rest", faults.rest().view()));
    }

    private static String fullName(Request request) {
        return request.var("owner") + "/" + request.var("repo");
    }

    static String required(JsonNode json, String name) {
        var text = Json.text(json, name);
        if (text == null || text.isBlank()) {
            throw Refusal.of(422, name + " is missing");
        }
        return text;
    }
}
