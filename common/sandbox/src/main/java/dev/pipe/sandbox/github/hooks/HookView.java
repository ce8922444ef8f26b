package dev.pipe.sandbox.github.hooks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pipe.sandbox.github.http.Json;
import dev.pipe.sandbox.github.view.Urls;
import dev.pipe.sandbox.github.world.Delivery;
import dev.pipe.sandbox.github.world.Hook;
import java.io.IOException;
import java.io.UncheckedIOException;

final class HookView {
    private HookView() {}

    static ObjectNode hook(Hook hook, Urls urls) {
        var url = url(hook, urls);
        return Json.object(
                "type",
                hook.ofApp() ? "App" : hook.repository == null ? "Organization" : "Repository",
                "id",
                hook.id,
                "name",
                "web",
                "active",
                hook.active,
                "events",
                hook.events,
                "config",
                config(hook),
                "updated_at",
                hook.updatedAt,
                "created_at",
                hook.createdAt,
                "url",
                url,
                "test_url",
                url + "/test",
                "ping_url",
                url + "/pings",
                "deliveries_url",
                url + "/deliveries",
                "last_response",
                lastResponse(hook));
    }

    private static String url(Hook hook, Urls urls) {
        if (hook.ofApp()) {
            return urls.root() + "/app/hook";
        }
        var owner = hook.repository == null
                ? urls.root() + "/orgs/" + hook.organization.login()
                : urls.repo(hook.repository);
        return owner + "/hooks/" + hook.id;
    }

    static ObjectNode config(Hook hook) {
        var config = Json.object("content_type", "json", "insecure_ssl", "0");
        if (hook.url != null) {
            config.put("url", hook.url.toString());
        }
        if (hook.secret != null) {
            config.put("secret", "********");
        }
        return config;
    }

    private static ObjectNode lastResponse(Hook hook) {
        if (hook.deliveries.isEmpty()) {
            return Json.object("code", null, "status", "unused", "message", null);
        }
        var outcome = hook.deliveries.getLast().outcome();
        return Json.object("code", outcome.statusCode(), "status", outcome.status(), "message", outcome.status());
    }

    static ObjectNode item(Delivery delivery, long installationId) {
        return Json.object(
                "id", delivery.id(),
                "guid", delivery.guid(),
                "delivered_at", delivery.deliveredAt(),
                "redelivery", delivery.redelivery(),
                "duration", delivery.duration(),
                "status", delivery.outcome().status(),
                "status_code", delivery.outcome().statusCode(),
                "event", delivery.message().event(),
                "action", delivery.message().action(),
                "installation_id", installationId,
                "repository_id", delivery.message().repositoryId(),
                "throttled_at", null);
    }

    static ObjectNode full(Delivery delivery, Hook hook, long installationId) {
        return Json.with(
                item(delivery, installationId),
                "url",
                hook.url == null ? null : hook.url.toString(),
                "request",
                Json.object("headers", delivery.message().headers(), "payload", payload(delivery)),
                "response",
                Json.object(
                        "headers", delivery.outcome().headers(),
                        "payload", delivery.outcome().body()));
    }

    /** A body delivered by hand may be no JSON; then it is shown as text. */
    private static JsonNode payload(Delivery delivery) {
        try {
            return Json.parse(delivery.message().body());
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            return Json.object("raw", new String(delivery.message().body(), java.nio.charset.StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
