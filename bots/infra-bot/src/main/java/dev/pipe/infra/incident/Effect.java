package dev.pipe.infra.incident;

import dev.pipe.common.event.InfraEvent.Severity;
import java.time.Instant;

/** What a policy wants to change about incidents and holds. Each is safe to ask for again. */
public sealed interface Effect {

    record OpenIncident(String resource, Severity severity, String summary, Instant since) implements Effect {}

    record ResolveIncident(String resource, String summary) implements Effect {}

    record RaiseHold(String resource, String scope, String reason, Instant since) implements Effect {}

    record ClearHold(String resource, String reason) implements Effect {}
}
