package dev.pipe.memory;

/** Names of memory-bot's meters; labels are of few values. */
public final class MemoryMetrics {

    /** Memories that are kept; falls when old ones are forgotten. */
    public static final String ITEMS = "pipe.memory.items";

    /** Recalls by {@link #OUTCOME}. */
    public static final String RECALLS = "pipe.memory.recalls";

    /** Time a recall takes. */
    public static final String RECALL_TIME = "pipe.memory.recall";

    /** {@code found}, {@code nothing}, {@code degraded}. */
    public static final String OUTCOME = "outcome";

    private MemoryMetrics() {}
}
