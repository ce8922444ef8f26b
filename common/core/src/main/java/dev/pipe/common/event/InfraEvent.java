package dev.pipe.common.event;

import java.time.Instant;

/** Incidents and holds. Topic {@code pipe.infra}, key: the resource. Written by infra-bot. */
public sealed interface InfraEvent extends Event {

    /** What it is about, {@code bot/review-bot} for instance. */
    String resource();

    @Override
    default String key() {
        return resource();
    }

    enum Severity {
        NOTICE,
        CRITICAL
    }

    record IncidentOpened(String incidentId, String resource, Severity severity, String summary, Instant since)
            implements InfraEvent {}

    record IncidentResolved(String incidentId, String resource, String summary, Instant at) implements InfraEvent {}

    /**
     * Merges are held.
     *
     * @param scope {@code *} for every repository, else {@code owner/*} or {@code owner/name}
     */
    record HoldRaised(String holdId, String resource, String scope, String reason, Instant since)
            implements InfraEvent {}

    record HoldCleared(String holdId, String resource, String reason, Instant at) implements InfraEvent {}
}
