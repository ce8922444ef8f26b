package dev.pipe.common.bus;

import dev.pipe.common.db.Db;
import dev.pipe.common.github.GitHubWriter;
import dev.pipe.common.health.BotMetrics;
import io.opentelemetry.api.trace.SpanKind;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Performs GitHub writes after the commit that asked for them, per key in order. A write is first marked as begun, in a
 * transaction of its own, and then performed under a lock on its row: when the process dies, the lock is gone, and
 * whoever finds a begun row waits until the lost request can no longer take effect, looks, and repeats.
 */
@ApplicationScoped
class PerformWrites {

    private static final Logger LOG = Logger.getLogger(PerformWrites.class);

    private record Row(
            long seq,
            String kind,
            String key,
            String body,
            String traceParent,
            boolean reportsBack,
            int attempts,
            boolean begun) {}

    private static final String CLAIM = """
            select * from github_write w
             where state in ('pending', 'begun') and not_before <= now()
               and not exists (select 1 from github_write e
                                where e.state in ('pending', 'begun') and e.event_key = w.event_key and e.seq < w.seq)
             order by seq limit 1 for update skip locked""";

    private final Db db;
    private final GitHubWriter github;
    private final EventJson json;
    private final Inbox inbox;
    private final DispatchRow rows;
    private final WorkInbox workers;
    private final DeadLetters deadLetters;
    private final BotMetrics metrics;
    private final Traces traces;
    private final BusConfig config;
    private final Clock clock;
    private final Backoff backoff;
    private final Lane lane;

    PerformWrites(
            Db db,
            GitHubWriter github,
            EventJson json,
            Inbox inbox,
            DispatchRow rows,
            WorkInbox workers,
            DeadLetters deadLetters,
            BotMetrics metrics,
            Traces traces,
            BusConfig config,
            Clock clock) {
        this.db = db;
        this.github = github;
        this.json = json;
        this.inbox = inbox;
        this.rows = rows;
        this.workers = workers;
        this.deadLetters = deadLetters;
        this.metrics = metrics;
        this.traces = traces;
        this.config = config;
        this.clock = clock;
        this.backoff = Backoff.of(config);
        this.lane = new Lane("write", this::performOne, config.pollInterval(), metrics);
    }

    void start(@Observes StartupEvent startup) {
        lane.start(config.writers());
    }

    void stop(@Observes ShutdownEvent shutdown) {
        lane.stop(Duration.ofSeconds(20));
    }

    void wake() {
        lane.wake();
    }

    /** Performs one write; returns false when none is due. */
    boolean performOne() {
        var begun = QuarkusTransaction.requiringNew().call(this::begin);
        begun.ifPresent(
                row -> traces.inSpan("write " + row.kind(), SpanKind.INTERNAL, row.traceParent(), () -> perform(row)));
        return begun.isPresent();
    }

    private Optional<Row> begin() {
        var claimed = db.first(CLAIM, PerformWrites::row);
        claimed.ifPresent(row -> db.update(
                "update github_write set state = 'begun', not_before = ? where seq = ?",
                clock.instant().plus(config.writeSettle()),
                row.seq()));
        return claimed;
    }

    private void perform(Row row) {
        QuarkusTransaction.requiringNew()
                .timeout((int) config.handlerTimeout().toSeconds())
                .run(() -> {
                    // Not "skip locked": who looks for work may hold the row for the moment it takes to see that it is
                    // begun.
                    var mine = db.first(
                            "select * from github_write where seq = ? and state = 'begun' for update",
                            PerformWrites::row,
                            row.seq());
                    if (mine.isPresent()) {
                        performLocked(row);
                    }
                });
        lane.wake(); // the key's next write is due now
    }

    private void performLocked(Row row) {
        try {
            var refusal = github.perform(json.readWrite(row.kind(), row.body()), row.begun());
            settle(row, refusal);
        } catch (RuntimeException e) {
            metrics.error();
            var attempts = row.attempts() + 1;
            var reason = WorkInbox.reason(e);
            if (WorkInbox.mayMend(e) && attempts < config.maxAttempts()) {
                var wait = backoff.after(attempts);
                LOG.warnf(e, "%s on %s failed, attempt %d, next in %s", row.kind(), row.key(), attempts, wait);
                // Stays begun: the answer may be lost and the write done, so the next try looks first.
                db.update(
                        "update github_write set attempts = ?, not_before = ?, reason = ? where seq = ?",
                        attempts,
                        clock.instant().plus(wait),
                        reason,
                        row.seq());
            } else {
                LOG.errorf(e, "%s on %s failed for good after %d attempts", row.kind(), row.key(), attempts);
                db.update(
                        "update github_write set state = 'dead', attempts = ?, settled_at = now(), reason = ? where seq = ?",
                        attempts,
                        reason,
                        row.seq());
                giveUp(row, reason, attempts);
            }
        }
    }

    private void settle(Row row, String refusal) {
        var attempts = row.attempts() + 1;
        db.update(
                "update github_write set state = ?, attempts = ?, settled_at = now(), reason = ? where seq = ?",
                refusal.isEmpty() ? "done" : "refused",
                attempts,
                refusal.isEmpty() ? null : refusal,
                row.seq());
        if (refusal.isEmpty()) {
            reportBack(row, refusal);
        } else {
            LOG.warnf("%s on %s was refused by GitHub: %s", row.kind(), row.key(), refusal);
            giveUp(row, refusal, attempts);
        }
    }

    /** Whoever asked for it is told; where nobody waits for an answer it is a dead letter. */
    private void giveUp(Row row, String reason, int attempts) {
        if (!reportBack(row, reason)) {
            deadLetters.publishWrite(row.seq(), row.kind(), row.key(), reason, attempts);
        }
    }

    private boolean reportBack(Row row, String refusal) {
        if (!row.reportsBack()) {
            return false;
        }
        inbox.storeSettled(row.seq(), row.key(), rows.writeSettled(row.kind(), row.body(), refusal), traces.current());
        workers.wake();
        return true;
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                row.getLong("seq"),
                row.getString("kind"),
                row.getString("event_key"),
                row.getString("body"),
                row.getString("trace_parent"),
                row.getBoolean("reports_back"),
                row.getInt("attempts"),
                row.getString("state").equals("begun"));
    }
}
