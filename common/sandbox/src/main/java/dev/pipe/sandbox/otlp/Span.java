package dev.pipe.sandbox.otlp;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** One received span, ids in hex; an attribute that is no text stands in its text form. */
public record Span(
        String traceId,
        String spanId,
        Optional<String> parentSpanId,
        String service,
        String name,
        String kind,
        Instant start,
        Instant end,
        boolean failed,
        Map<String, String> attributes) {

    public Span {
        attributes = Map.copyOf(attributes);
    }
}
