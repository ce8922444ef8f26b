package dev.pipe.sandbox.github.http;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** An answer that says no, the way GitHub says it. Thrown by handlers, written by the server. */
public final class Refusal extends RuntimeException {
    private final int status;
    private final transient ObjectNode body;

    private Refusal(int status, ObjectNode body) {
        super(body.path("message").asText(), null, false, false);
        this.status = status;
        this.body = body;
    }

    public static Refusal of(int status, String message) {
        return new Refusal(
                status,
                Json.object(
                        "message",
                        message,
                        "documentation_url",
                        "https://docs.github.com/rest",
                        "status",
                        String.valueOf(status)));
    }

    public static Refusal notFound() {
        return of(404, "Not Found");
    }

    public static Refusal invalid(String resource, String field, String message) {
        var refusal = of(422, "Validation Failed");
        refusal.body.set(
                "errors",
                Json.array(java.util.List.of(
                        Json.object("resource", resource, "code", "custom", "field", field, "message", message))));
        return refusal;
    }

    /** GitHub answers a few refusals of a review with bare sentences. */
    public static Refusal unprocessable(String sentence) {
        var refusal = of(422, "Unprocessable Entity");
        refusal.body.set("errors", Json.array(java.util.List.of(sentence)));
        return refusal;
    }

    public Answer answer() {
        return Answer.json(status, body);
    }
}
