package dev.pipe.common.bus;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** How the bus works inside a bot. */
@ConfigMapping(prefix = "pipe.bus")
public interface BusConfig {

    /** Threads that work on the inbox. Each holds a database connection while it works. */
    @WithDefault("4")
    int workers();

    /** Threads that perform GitHub writes. Each holds a database connection while GitHub answers. */
    @WithDefault("3")
    int writers();

    /** How long an idle thread waits before it looks by itself; work of this process wakes it at once. */
    @WithDefault("500ms")
    Duration pollInterval();

    /**
     * After so many failures a row goes to the dead-letter topic; not before {@link #outagePatience()} is over where
     * GitHub itself failed.
     */
    @WithDefault("12")
    int maxAttempts();

    /**
     * How old a row becomes before failures of GitHub's own (5xx, no answer) make it give up: longer than GitHub is
     * usually away. Its key, a pull request, waits behind it.
     */
    @WithDefault("2h")
    Duration outagePatience();

    /** Wait before the first retry; doubled each time, with jitter. */
    @WithDefault("500ms")
    Duration backoffMin();

    /** Longest wait between two retries. */
    @WithDefault("2m")
    Duration backoffMax();

    /** A handler that takes longer is rolled back and tried again. */
    @WithDefault("2m")
    Duration handlerTimeout();

    /**
     * How long a write whose answer was not seen may still take effect on GitHub: it is looked up and repeated only
     * after this. Longer than the GitHub client's request timeout.
     */
    @WithDefault("12s")
    Duration writeSettle();

    /** How long settled rows of inbox and outbox are kept; also how long a repetition is recognised. */
    @WithDefault("14d")
    Duration retention();

    /** Partitions of each topic that does not exist yet. */
    @WithDefault("6")
    int partitions();

    /** Replication of topics that do not exist yet; the broker's default when absent. A cluster wants 3. */
    Optional<Short> replication();

    /** {@code min.insync.replicas} of topics that do not exist yet; the broker's default when absent. */
    Optional<Integer> minInsyncReplicas();

    /** How long one publish to Kafka may take before it counts as failed. */
    @WithDefault("20s")
    Duration publishTimeout();
}
