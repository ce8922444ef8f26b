package dev.pipe.common.config;

import static dev.pipe.common.config.RepositoryConfig.first;

/** {@code memory:} what memory-bot is asked. */
public record MemorySection(
        @Key(value = "Whether precedents are recalled and shown.", absent = "`on`")
        Boolean recall) {

    public static final MemorySection NOTHING = new MemorySection(null);

    public static final MemorySection DEFAULTS = new MemorySection(true);

    MemorySection over(MemorySection other) {
        return new MemorySection(first(recall, other.recall));
    }
}
