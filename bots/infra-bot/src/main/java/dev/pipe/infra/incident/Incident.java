package dev.pipe.infra.incident;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.pipe.common.event.InfraEvent.Severity;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;

/**
 * Something is wrong with a resource, or was.
 *
 * @param resolvedAt null while it is open
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Incident(
        String id,
        String resource,
        Severity severity,
        String summary,
        Instant since,
        Instant openedAt,
        Instant resolvedAt,
        String resolution) {

    public boolean open() {
        return resolvedAt == null;
    }
}
