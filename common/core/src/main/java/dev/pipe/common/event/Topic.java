package dev.pipe.common.event;

import java.time.Duration;

/** The topics of the bus, as ARCHITECTURE's table names them. Partitions and replication are operator settings. */
public enum Topic {
    WEBHOOKS("pipe.webhooks", Duration.ofDays(7), false, "The raw deliveries, byte for byte, with their headers"),
    GITHUB("pipe.github", Duration.ofDays(14), false, "Normalised facts from GitHub"),
    COMMANDS("pipe.commands", Duration.ofDays(14), false, "Chat-ops commands whose actor may run them"),
    PIPELINES("pipe.pipelines", Duration.ofDays(14), false, "Runs and their stages"),
    REVIEWS("pipe.reviews", Duration.ofDays(14), false, "What PR-QUEST found"),
    GOVERNANCE("pipe.governance", Duration.ofDays(14), false, "Approvals and decisions"),
    LEDGER_HEAD("pipe.ledger-head", Duration.ZERO, true, "Sequence and hash of the newest ledger row"),
    MEMORY("pipe.memory", Duration.ofDays(14), false, "Questions to the memory and its answers"),
    INFRA("pipe.infra", Duration.ofDays(14), false, "Incidents and holds"),
    HEARTBEATS("pipe.heartbeats", Duration.ZERO, true, "Every bot's pulse"),
    DEAD_LETTER("pipe.dead-letter", Duration.ofDays(30), false, "What failed for good, and why");

    private final String topicName;
    private final Duration retention;
    private final boolean compacted;
    private final String says;

    Topic(String topicName, Duration retention, boolean compacted, String says) {
        this.topicName = topicName;
        this.retention = retention;
        this.compacted = compacted;
        this.says = says;
    }

    public String topicName() {
        return topicName;
    }

    /** How long records are kept; zero for a compacted topic. */
    public Duration retention() {
        return retention;
    }

    public boolean compacted() {
        return compacted;
    }

    /** One line for the generated documentation. */
    public String says() {
        return says;
    }
}
