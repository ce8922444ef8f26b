package dev.pipe.sandbox.github.people;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pipe.sandbox.github.http.Answer;
import dev.pipe.sandbox.github.http.Json;
import dev.pipe.sandbox.github.http.Refusal;
import dev.pipe.sandbox.github.http.Request;
import dev.pipe.sandbox.github.http.Routes;
import dev.pipe.sandbox.github.parts.Parts;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * An App made from a manifest: a page takes the manifest, sends the browser back with a code, and the code is good for
 * one exchange. There is one App here, so it becomes what the manifest says; where GitHub asks the person to press a
 * button, the fake takes it for pressed.
 */
public final class ManifestRest {
    private final Parts parts;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, JsonNode> byCode = new ConcurrentHashMap<>();

    public ManifestRest(Parts parts) {
        this.parts = parts;
    }

    public void on(Routes routes) {
        routes.post("/settings/apps/new", this::take)
                .post("/organizations/{org}/settings/apps/new", this::take)
                .post("/app-manifests/{code}/conversions", this::convert);
    }

    private Answer take(Request request) {
        if (request.var("org") != null) {
            parts.world().account(request.var("org")).orElseThrow(Refusal::notFound);
        }
        var manifest = manifest(form(request.body()).get("manifest"));
        var back = Json.text(manifest, "redirect_url");
        if (back == null || Json.text(manifest, "url") == null) {
            throw Refusal.of(422, "The manifest needs a url and a redirect_url");
        }
        var code = secret();
        byCode.put(code, manifest);
        var state = request.param("state", "");
        return Answer.of(302, "text/html", new byte[0])
                .header("Location", back + "?code=" + code + "&state=" + encoded(state));
    }

    private Answer convert(Request request) {
        var manifest = byCode.remove(request.var("code"));
        if (manifest == null) {
            throw Refusal.notFound();
        }
        var app = parts.app();
        var permissions = new LinkedHashMap<String, String>(Map.of("metadata", "read"));
        manifest.path("default_permissions")
                .fields()
                .forEachRemaining(
                        one -> permissions.put(one.getKey(), one.getValue().asText()));
        List<String> events = new ArrayList<>();
        manifest.path("default_events").forEach(event -> events.add(event.asText()));
        app.grant(permissions, events);
        app.rename(manifest.path("name").asText(app.name()));
        var hook = parts.hooks().appHook;
        hook.secret = secret();
        hook.active = manifest.at("/hook_attributes/active").asBoolean(true);
        if (manifest.at("/hook_attributes").hasNonNull("url")) {
            hook.url = URI.create(manifest.at("/hook_attributes/url").asText());
        }
        return Answer.created(Json.with(
                parts.views().apps.app(),
                "client_secret",
                secret(),
                "webhook_secret",
                hook.secret,
                "pem",
                app.privateKeyPem()));
    }

    private static JsonNode manifest(String text) {
        try {
            return Json.parse(String.valueOf(text).getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw Refusal.of(422, "The manifest is not JSON");
        }
    }

    private static Map<String, String> form(byte[] body) {
        var fields = new LinkedHashMap<String, String>();
        for (var field : new String(body, StandardCharsets.UTF_8).split("&")) {
            var equals = field.indexOf('=');
            if (equals > 0) {
                fields.put(
                        field.substring(0, equals),
                        URLDecoder.decode(field.substring(equals + 1), StandardCharsets.UTF_8));
            }
        }
        return fields;
    }

    private String secret() {
        var bytes = new byte[20];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
