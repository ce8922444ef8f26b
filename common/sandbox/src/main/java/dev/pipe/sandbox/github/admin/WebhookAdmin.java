package dev.pipe.sandbox.github.admin;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pipe.sandbox.github.hooks.HookRest;
import dev.pipe.sandbox.github.hooks.Signature;
import dev.pipe.sandbox.github.http.Answer;
import dev.pipe.sandbox.github.http.Json;
import dev.pipe.sandbox.github.http.Refusal;
import dev.pipe.sandbox.github.http.Request;
import dev.pipe.sandbox.github.http.Routes;
import dev.pipe.sandbox.github.parts.Parts;
import dev.pipe.sandbox.github.world.Delivery;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** The App's webhook from outside: where it goes, what was sent, and deliveries by hand. */
final class WebhookAdmin {
    private static final String OVERRIDE = "X-Deliver-";

    private final Parts parts;

    WebhookAdmin(Parts parts) {
        this.parts = parts;
    }

    void on(Routes routes, UnaryOperator<Function<Request, Answer>> guarded) {
        routes.post("/_sandbox/webhook", guarded.apply(this::address))
                .post("/_sandbox/webhook/ping", guarded.apply(request -> {
                    parts.hooks().ping(parts.hooks().appHook);
                    return Answer.noContent();
                }))
                .post("/_sandbox/webhook/installation", guarded.apply(this::installation))
                .postWaiting("/_sandbox/deliver", guarded.apply(this::deliver))
                .get("/_sandbox/deliveries", guarded.apply(this::deliveries))
                .delete("/_sandbox/deliveries", guarded.apply(request -> {
                    parts.hooks().forget();
                    return Answer.noContent();
                }))
                .post("/_sandbox/deliveries/{delivery}/redeliver", guarded.apply(this::redeliver));
    }

    private Answer address(Request request) {
        var json = request.json();
        var hook = parts.hooks().appHook;
        if (json.has("secret")) {
            hook.secret = Json.text(json, "secret");
        }
        if (json.has("url")) {
            hook.url = json.hasNonNull("url") ? URI.create(json.get("url").asText()) : null;
        }
        return Answer.noContent();
    }

    private Answer installation(Request request) {
        var repositories = parts.world().repositories.values();
        parts.hooks()
                .fireApp(
                        "installation",
                        request.json().path("action").asText("created"),
                        Json.object(
                                "installation", parts.views().apps.delivered(parts.app().owner),
                                "repositories",
                                        Json.array(
                                                repositories,
                                                repository -> Json.object(
                                                        "id", repository.id,
                                                        "node_id", "R_" + repository.id,
                                                        "name", repository.name,
                                                        "full_name", repository.fullName(),
                                                        "private", repository.isPrivate)),
                                "requester", null));
        return Answer.noContent();
    }

    private Answer deliveries(Request request) {
        return Answer.ok(HookRest.deliveries(
                parts.hooks().appHook,
                parts.app().installationId,
                !request.param("whole", "true").equals("false")));
    }

    private Answer redeliver(Request request) {
        var id = request.id("delivery");
        var hook = parts.hooks().appHook;
        var delivery = hook.deliveries.stream()
                .filter(one -> one.id() == id)
                .findFirst()
                .orElseThrow(Refusal::notFound);
        parts.hooks().redeliver(hook, delivery);
        return Answer.json(202, Json.object());
    }

    /** The body as it is; event, action, guid and signature as parameters; X-Deliver-Name overrides the header Name. */
    private Answer deliver(Request request) {
        var event = request.param("event", null);
        if (event == null) {
            throw Refusal.of(422, "event is missing: POST /_sandbox/deliver?event=push");
        }
        var guid = request.param("guid", UUID.randomUUID().toString());
        var delivery =
                parts.hooks().deliver(guid, event, request.param("action", null), request.body(), overrides(request));
        return Answer.ok(view(delivery));
    }

    private static Map<String, String> overrides(Request request) {
        var overrides = new LinkedHashMap<String, String>();
        switch (request.param("signature", "valid")) {
            case "valid" -> {}
            case "forged" -> overrides.put("X-Hub-Signature-256", Signature.sha256("not the secret", request.body()));
            case "none" -> {
                overrides.put("X-Hub-Signature-256", null);
                overrides.put("X-Hub-Signature", null);
            }
            default -> throw Refusal.of(422, "signature is valid, forged or none");
        }
        request.headers().forEach((name, values) -> {
            if (name.regionMatches(true, 0, OVERRIDE, 0, OVERRIDE.length())) {
                overrides.put(name.substring(OVERRIDE.length()), values.getFirst());
            }
        });
        return overrides;
    }

    private static JsonNode view(Delivery delivery) {
        return Json.object(
                "guid", delivery.guid(),
                "status_code", delivery.outcome().statusCode(),
                "status", delivery.outcome().status(),
                "response", delivery.outcome().body());
    }
}
