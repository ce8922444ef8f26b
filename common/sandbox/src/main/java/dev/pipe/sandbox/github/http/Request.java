package dev.pipe.sandbox.github.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pipe.sandbox.github.world.Actor;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** One request as a handler sees it. {@code path} is still encoded: a branch's slash may come as %2F. */
public record Request(
        String method,
        String path,
        String query,
        Map<String, List<String>> headers,
        byte[] body,
        Actor actor,
        Map<String, String> vars) {

    public static Request of(String method, URI uri, Map<String, List<String>> headers, byte[] body) {
        var caseless = new TreeMap<String, List<String>>(String.CASE_INSENSITIVE_ORDER);
        caseless.putAll(headers);
        var path = uri.getRawPath();
        if (path.equals("/api/v3") || path.startsWith("/api/v3/") || path.startsWith("/api/graphql")) {
            path = path.replaceFirst("^/api(/v3)?", "");
        }
        return new Request(
                method, path.isEmpty() ? "/" : path, uri.getRawQuery(), caseless, body, Actor.anonymous(), Map.of());
    }

    public Request by(Actor newActor) {
        return new Request(method, path, query, headers, body, newActor, vars);
    }

    public Request at(Map<String, String> newVars) {
        return new Request(method, path, query, headers, body, actor, newVars);
    }

    /** A variable of the route's template. */
    public String var(String name) {
        return vars.get(name);
    }

    public long id(String name) {
        try {
            return Long.parseLong(var(name));
        } catch (NumberFormatException e) {
            throw Refusal.notFound();
        }
    }

    public int number(String name) {
        return Math.toIntExact(id(name));
    }

    public String header(String name) {
        var values = headers.get(name);
        return values == null || values.isEmpty() ? null : values.getFirst();
    }

    public boolean accepts(String part) {
        var accept = header("Accept");
        return accept != null && accept.contains(part);
    }

    public String param(String name, String otherwise) {
        if (query == null) {
            return otherwise;
        }
        for (var pair : query.split("&")) {
            var equals = pair.indexOf('=');
            if (equals > 0 && decode(pair.substring(0, equals)).equals(name)) {
                return decode(pair.substring(equals + 1));
            }
        }
        return otherwise;
    }

    /** The body as a JSON object; empty when none was sent. */
    public JsonNode json() {
        if (body.length == 0) {
            return Json.object();
        }
        try {
            var node = Json.parse(body);
            if (!node.isObject() && !node.isArray()) {
                throw Refusal.of(400, "Body should be a JSON object");
            }
            return node;
        } catch (IOException e) {
            throw Refusal.of(400, "Problems parsing JSON");
        }
    }

    static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
