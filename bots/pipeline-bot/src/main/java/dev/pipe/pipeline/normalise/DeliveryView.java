package dev.pipe.pipeline.normalise;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.pipe.common.event.EventCatalogue;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * What became of one delivery, as {@code ./pipe replay} and the API show it.
 *
 * @param position partition and offset in {@code pipe.webhooks}
 * @param reason why it was not needed, or why it failed; null when it became facts
 */
@RegisterForReflection(ignoreNested = false)
@JsonInclude(JsonInclude.Include.NON_NULL)
record DeliveryView(
        String guid,
        String event,
        String action,
        Status status,
        Instant receivedAt,
        String position,
        List<Fact> facts,
        @JsonIgnore String reason) {

    enum Status {
        NORMALISED,
        NOT_NEEDED,
        /** Given up; the dead-letter topic has it too. */
        FAILED;

        /** As a metric's label. */
        String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** A fact that was published: its type, its id, its key. */
    record Fact(String type, String id, String key) {

        static Fact of(IdentifiedFact identified) {
            var fact = identified.fact();
            return new Fact(EventCatalogue.of(fact.getClass()).type(), identified.id(), fact.key());
        }
    }

    @JsonProperty
    String notNeeded() {
        return status == Status.NOT_NEEDED ? reason : null;
    }

    @JsonProperty
    String failure() {
        return status == Status.FAILED ? reason : null;
    }
}
