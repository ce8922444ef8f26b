package dev.pipe.pipeline.reconcile;

import dev.pipe.common.db.Db;
import dev.pipe.common.github.GitHubDeliveries.Hook;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Times of which GitHub could not hand everything over. */
@ApplicationScoped
class GapTable {

    private final Db db;
    private final Clock clock;

    GapTable(Db db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** Notes what is missing now: opens the hook's gap, or keeps it open. */
    void missing(Hook hook, Instant since, int deliveries) {
        var open = db.update("""
                update gateway_gap set since = least(since, ?), deliveries = greatest(deliveries, ?)
                 where hook = ? and closed_at is null""", since, deliveries, hook.toString());
        if (open == 0) {
            db.update(
                    "insert into gateway_gap (hook, since, found_at, deliveries) values (?, ?, ?, ?)",
                    hook.toString(),
                    since,
                    clock.instant(),
                    deliveries);
        }
    }

    /** Nothing is missing any more; the gap that this closed, if there was one. */
    Optional<Gap> caughtUp(Hook hook) {
        return db.first("""
                update gateway_gap set closed_at = ?, by = 'REDELIVERY'
                 where hook = ? and closed_at is null returning *""", GapTable::gap, clock.instant(), hook.toString());
    }

    /** GitHub's log was not enough: the pull requests themselves were read. Closes the hook's gap, if one is open. */
    void read(Hook hook, Instant since, String why) {
        var now = clock.instant();
        var closed = db.update("""
                update gateway_gap set closed_at = ?, by = 'READING', why = ?, since = least(since, ?)
                 where hook = ? and closed_at is null""", now, why, since, hook.toString());
        if (closed == 0) {
            db.update("""
                    insert into gateway_gap (hook, since, found_at, deliveries, closed_at, by, why)
                    values (?, ?, ?, 0, ?, 'READING', ?)""", hook.toString(), since, now, now, why);
        }
    }

    List<Gap> newest(int limit) {
        return db.query("select * from gateway_gap order by found_at desc limit ?", GapTable::gap, limit);
    }

    /** Those that are open, and those that were closed a short while ago. */
    List<Gap> since(Instant closedAfter) {
        return db.query(
                "select * from gateway_gap where closed_at is null or closed_at > ? order by since",
                GapTable::gap,
                closedAfter);
    }

    @Scheduled(every = "1h", delayed = "3m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void prune() {
        db.update("delete from gateway_gap where closed_at < ?", clock.instant().minus(Duration.ofDays(90)));
    }

    private static Gap gap(ResultSet row) throws SQLException {
        return new Gap(
                row.getString("hook"),
                Db.instant(row, "since"),
                Db.instant(row, "found_at"),
                row.getInt("deliveries"),
                Db.instant(row, "closed_at"),
                row.getString("by"),
                row.getString("why"));
    }
}
