package dev.pipe.memory.store;

import dev.pipe.memory.MemoryConfig;
import dev.pipe.memory.embedding.Chosen;
import dev.pipe.memory.embedding.Embedding;
import io.quarkus.scheduler.Scheduled;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/**
 * Keeps this process' index level with the rows, whichever replica wrote them: on every recall, and every few seconds so
 * that none has much to catch up.
 */
@ApplicationScoped
class FollowRows {

    private static final int AT_ONCE = 500;

    private final MemoryTable rows;
    private final MemoryConfig config;
    private final Clock clock;
    private final PrecedentIndex index;
    private long seen;

    FollowRows(MemoryTable rows, @Chosen Embedding embedding, MemoryConfig config, Clock clock) {
        this.rows = rows;
        this.config = config;
        this.clock = clock;
        this.index = new PrecedentIndex(embedding.model());
    }

    /** The index, with everything in it that is committed now. */
    PrecedentIndex upToDate() {
        catchUp();
        return index;
    }

    @Scheduled(every = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    synchronized void catchUp() {
        var before = seen;
        int read;
        do {
            var next = rows.after(seen, AT_ONCE);
            for (var row : next) {
                index.put(row);
                seen = row.sequence();
            }
            read = next.size();
        } while (read == AT_ONCE);
        if (seen != before) {
            index.refresh();
        }
    }

    /** Every replica does, for its own index; the rows go once. */
    @Scheduled(every = "1h", delayed = "1m")
    void forget() {
        var limit = clock.instant().minus(config.keep());
        rows.forgetRememberedBefore(limit);
        index.forgetRememberedBefore(limit);
    }

    @PreDestroy
    void close() {
        index.close();
    }
}
