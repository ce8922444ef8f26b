package dev.pipe.sandbox.github.world;

import java.time.Instant;
import java.util.Map;

/** One attempt at one delivery; a redelivery is another attempt under the same GUID. */
public record Delivery(
        long id,
        String guid,
        boolean redelivery,
        Message message,
        Instant deliveredAt,
        double duration,
        Outcome outcome) {

    /** What was sent. {@code headers} as they went over the wire. */
    public record Message(String event, String action, Long repositoryId, Map<String, String> headers, byte[] body) {}

    /** What came back; status code 0 when nothing did. */
    public record Outcome(int statusCode, String status, Map<String, String> headers, String body) {}
}
