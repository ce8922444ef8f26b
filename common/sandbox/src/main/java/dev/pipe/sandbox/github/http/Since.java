package dev.pipe.sandbox.github.http;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;

/** The {@code since} of a list: what changed at that time or later. */
public record Since(Instant instant) {
    public static Since of(Request request) {
        var text = request.param("since", null);
        try {
            return new Since(
                    text == null ? Instant.MIN : OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeParseException e) {
            throw Refusal.of(422, "since is a timestamp as in 2026-01-31T12:00:00Z");
        }
    }

    public boolean reached(Instant updatedAt) {
        return !updatedAt.isBefore(instant);
    }
}
