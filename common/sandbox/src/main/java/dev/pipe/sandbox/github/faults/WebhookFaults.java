package dev.pipe.sandbox.github.faults;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pipe.sandbox.github.http.Json;
import dev.pipe.sandbox.github.http.Refusal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What is to go wrong with the next webhooks. */
public final class WebhookFaults {
    /** The trouble. */
    public enum Kind {
        /** Sent twice under one GUID. */
        DUPLICATE,
        /** Sent after the delivery that follows it; when none does within its delay (15 s when it names none), then. */
        REORDER,
        /** Never sent; the log says that nobody answered. */
        DROP,
        /** Sent later; what follows waits behind it. */
        DELAY,
        /** Signed with a wrong secret. */
        FORGE
    }

    /** {@code event} is an event's name, {@code *} any. */
    public record WebhookFault(Kind kind, String event, int times, Duration delay) {
        public static WebhookFault once(Kind kind, String event) {
            return new WebhookFault(kind, event, 1, Duration.ZERO);
        }

        static WebhookFault of(JsonNode json) {
            try {
                return new WebhookFault(
                        Kind.valueOf(json.path("kind").asText().toUpperCase(Locale.ROOT)),
                        json.path("event").asText("*"),
                        json.path("times").asInt(1),
                        Duration.ofMillis(json.path("delayMillis").asLong(0)));
            } catch (IllegalArgumentException e) {
                throw Refusal.of(422, "kind is one of " + List.of(Kind.values()));
            }
        }
    }

    private final List<WebhookFault> planned = new ArrayList<>();

    public synchronized void plan(WebhookFault fault) {
        planned.add(fault);
    }

    public void plan(JsonNode json) {
        plan(WebhookFault.of(json));
    }

    public synchronized void clear() {
        planned.clear();
    }

    public synchronized Optional<WebhookFault> take(String event) {
        for (var i = 0; i < planned.size(); i++) {
            var fault = planned.get(i);
            if (fault.event().equals("*") || fault.event().equals(event)) {
                if (fault.times() > 1) {
                    planned.set(i, new WebhookFault(fault.kind(), fault.event(), fault.times() - 1, fault.delay()));
                } else {
                    planned.remove(i);
                }
                return Optional.of(fault);
            }
        }
        return Optional.empty();
    }

    public synchronized JsonNode view() {
        return Json.array(
                planned,
                fault -> Json.object(
                        "kind", fault.kind().name().toLowerCase(Locale.ROOT),
                        "event", fault.event(),
                        "times", fault.times(),
                        "delayMillis", fault.delay().toMillis()));
    }
}
