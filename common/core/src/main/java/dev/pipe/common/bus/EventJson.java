package dev.pipe.common.bus;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.pipe.common.event.Event;
import dev.pipe.common.event.EventCatalogue;
import dev.pipe.common.github.GitHubWrite;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.Arrays;

/**
 * Events and writes as JSON. The mapper is the bus's own, so that no HTTP setting changes what travels. Unknown fields
 * and enum constants of a newer writer are tolerated.
 */
@ApplicationScoped
public class EventJson {

    private final ObjectMapper mapper = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.READ_UNKNOWN_ENUM_VALUES_AS_NULL)
            .serializationInclusion(JsonInclude.Include.NON_NULL)
            .build();

    public byte[] write(Event event) {
        try {
            return mapper.writeValueAsBytes(event);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Cannot write " + event.getClass().getName(), e);
        }
    }

    /** Throws a {@link PermanentFailure} that names the type when the bytes are not such an event. */
    public Event read(String type, byte[] body) {
        var entry = EventCatalogue.ofType(type)
                .orElseThrow(() -> new PermanentFailure("Event type " + type + " is not known to this version"));
        try {
            return mapper.readValue(body, entry.record());
        } catch (IOException e) {
            throw new PermanentFailure("The value is not a " + type + ": " + e.getMessage(), e);
        }
    }

    String write(GitHubWrite write) {
        try {
            return mapper.writeValueAsString(write);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Cannot write " + write.getClass().getName(), e);
        }
    }

    GitHubWrite readWrite(String kind, String body) {
        try {
            return mapper.readValue(body, writeOf(kind));
        } catch (IOException e) {
            throw new PermanentFailure("The row is not a " + kind + ": " + e.getMessage(), e);
        }
    }

    private static Class<? extends GitHubWrite> writeOf(String kind) {
        return Arrays.stream(GitHubWrite.OnPullRequest.class.getPermittedSubclasses())
                .filter(type -> type.getSimpleName().equals(kind))
                .findFirst()
                .map(type -> type.<GitHubWrite>asSubclass(GitHubWrite.class))
                .orElseThrow(() -> new PermanentFailure("Write " + kind + " is not known to this version"));
    }
}
