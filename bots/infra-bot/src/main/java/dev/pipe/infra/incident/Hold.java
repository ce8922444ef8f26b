package dev.pipe.infra.incident;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;

/** Merges in {@code scope} are held because of a resource. */
@RegisterForReflection
public record Hold(String id, String resource, String scope, String reason, Instant since, Instant raisedAt) {}
