package dev.pipe.common.bus;

import dev.pipe.common.db.Db;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;

/** Deletes settled rows after the retention, so that no table of the bus grows without end. */
@ApplicationScoped
class PruneRows {

    /** A bounded bite, so that a long backlog of deletions never holds locks for long. */
    private static final int BITE = 5_000;

    private final Db db;
    private final BusConfig config;
    private final Clock clock;

    PruneRows(Db db, BusConfig config, Clock clock) {
        this.db = db;
        this.config = config;
        this.clock = clock;
    }

    @Scheduled(every = "10m", delayed = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void prune() {
        var before = clock.instant().minus(config.retention());
        for (var table : List.of("inbox", "outbox", "github_write")) {
            var statement =
                    "delete from %s where seq in (select seq from %s where settled_at < ? order by seq limit %d)"
                            .formatted(table, table, BITE);
            while (db.update(statement, before) == BITE) {
                // more to delete
            }
        }
    }
}
