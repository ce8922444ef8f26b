package dev.pipe.common.event;

/**
 * What bots tell each other. Every event that travels on the bus is a record of this family, declared once, here, and
 * listed in {@link EventCatalogue} with its versioned type and its topic. Records only ever gain components; a reader
 * tolerates components it does not know, and a component that an older writer did not know arrives as {@code null} or
 * zero, which the record turns into a default.
 */
public sealed interface Event
        permits GitHubFact,
                CommandIssued,
                PipelineEvent,
                ReviewEvent,
                GovernanceEvent,
                MemoryEvent,
                InfraEvent,
                LedgerHead,
                Heartbeat,
                DeadLettered {

    /** The Kafka key: events with the same key stay in order. */
    String key();
}
