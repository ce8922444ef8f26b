package dev.pipe.pipeline.hold;

import dev.pipe.common.db.Db;
import dev.pipe.common.event.InfraEvent.HoldCleared;
import dev.pipe.common.event.InfraEvent.HoldRaised;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Holds that were raised, and when infra-bot was last heard. */
@ApplicationScoped
class HoldTable {

    private final Db db;

    HoldTable(Db db) {
        this.db = db;
    }

    /** A hold whose end came first stays ended. */
    void raise(HoldRaised raised) {
        db.update(
                "insert into hold (id, resource, scope, reason, since) values (?, ?, ?, ?, ?) on conflict do nothing",
                raised.holdId(),
                raised.resource(),
                raised.scope(),
                raised.reason(),
                raised.since());
    }

    void clear(HoldCleared cleared) {
        db.update("""
                insert into hold (id, resource, scope, reason, since, cleared_at) values (?, ?, '', ?, ?, ?)
                on conflict (id) do update set cleared_at = excluded.cleared_at""", cleared.holdId(), cleared.resource(), cleared.reason(), cleared.at(), cleared.at());
    }

    List<Hold> open() {
        return db.query(
                "select id, resource, scope, reason, since from hold where cleared_at is null order by since, id",
                row -> new Hold(
                        row.getString("id"),
                        row.getString("resource"),
                        row.getString("scope"),
                        row.getString("reason"),
                        Db.instant(row, "since")));
    }

    void heard(String bot, Instant at) {
        db.update("""
                insert into pulse (bot, heard_at) values (?, ?)
                on conflict (bot) do update set heard_at = greatest(pulse.heard_at, excluded.heard_at)""", bot, at);
    }

    Optional<Instant> lastHeard(String bot) {
        return db.first("select heard_at from pulse where bot = ?", row -> Db.instant(row, "heard_at"), bot);
    }

    int prune(Instant before) {
        return db.update("delete from hold where cleared_at < ?", before);
    }
}
