package dev.pipe.sandbox.github.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** What goes back: status, headers, body. */
public record Answer(int status, Map<String, String> headers, byte[] body) {
    private static final byte[] NOTHING = {};
    private static final String CUT = "X-Sandbox-Cut-Short";

    public static Answer json(int status, JsonNode body) {
        return of(status, "application/json; charset=utf-8", Json.bytes(body));
    }

    public static Answer ok(JsonNode body) {
        return json(200, body);
    }

    public static Answer created(JsonNode body) {
        return json(201, body);
    }

    public static Answer noContent() {
        return new Answer(204, new LinkedHashMap<>(), NOTHING);
    }

    public static Answer text(String contentType, byte[] body) {
        return of(200, contentType, body);
    }

    public static Answer text(String contentType, String body) {
        return text(contentType, body.getBytes(StandardCharsets.UTF_8));
    }

    public static Answer of(int status, String contentType, byte[] body) {
        var headers = new LinkedHashMap<String, String>();
        headers.put("Content-Type", contentType);
        return new Answer(status, headers, body);
    }

    /** The same, of which only the first half is sent before the connection breaks. */
    public Answer cutShort() {
        return header(CUT, "true");
    }

    public boolean isCutShort() {
        return headers.containsKey(CUT);
    }

    public Answer header(String name, String value) {
        headers.put(name, value);
        return this;
    }
}
