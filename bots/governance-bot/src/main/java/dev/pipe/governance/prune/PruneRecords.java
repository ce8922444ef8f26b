package dev.pipe.governance.prune;

import dev.pipe.common.db.Db;
import dev.pipe.governance.GovernanceConfig;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;

/** Forgets pull requests that were last heard of longer ago than the retention; never a row of the ledger. */
@ApplicationScoped
class PruneRecords {

    private static final List<String> OF_PULL_REQUEST =
            List.of("word", "sighting", "changed_paths", "spoiled", "carried");

    private final Db db;
    private final GovernanceConfig config;
    private final Clock clock;

    PruneRecords(Db db, GovernanceConfig config, Clock clock) {
        this.db = db;
        this.config = config;
        this.clock = clock;
    }

    @Scheduled(every = "1h", delayed = "10m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @Transactional
    void prune() {
        var before = clock.instant().minus(config.retention());
        db.update("delete from governed_run where updated_at < ?", before);
        for (var table : OF_PULL_REQUEST) {
            var time = table.equals("word") ? "said_at" : "received_at";
            db.update(
                    "delete from " + table + " old where " + time + " < ? and not exists ("
                            + "select from governed_run run where run.pull_request = old.pull_request)",
                    before);
        }
    }
}
