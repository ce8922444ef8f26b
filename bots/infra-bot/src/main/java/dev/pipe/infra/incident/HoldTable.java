package dev.pipe.infra.incident;

import dev.pipe.common.db.Db;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The rows of holds; the database allows one open hold per resource. */
@ApplicationScoped
public class HoldTable {

    private static final String COLUMNS = "id, resource, scope, reason, since, raised_at";

    private final Db db;

    HoldTable(Db db) {
        this.db = db;
    }

    /** Empty when one is open already. */
    Optional<Hold> raise(Effect.RaiseHold wanted, Instant now) {
        return db.first(
                "insert into hold (" + COLUMNS + ") values (?, ?, ?, ?, ?, ?) on conflict do nothing returning "
                        + COLUMNS,
                HoldTable::read,
                UUID.randomUUID(),
                wanted.resource(),
                wanted.scope(),
                wanted.reason(),
                wanted.since(),
                now);
    }

    /** Empty when none is open. */
    Optional<Hold> clear(String resource, Instant now) {
        return db.first(
                "update hold set cleared_at = ? where resource = ? and cleared_at is null returning " + COLUMNS,
                HoldTable::read,
                now,
                resource);
    }

    public List<Hold> allOpen() {
        return db.query(
                "select " + COLUMNS + " from hold where cleared_at is null order by raised_at, id", HoldTable::read);
    }

    void forgetClearedBefore(Instant limit) {
        db.update("delete from hold where cleared_at < ?", limit);
    }

    private static Hold read(ResultSet row) throws SQLException {
        return new Hold(
                row.getString("id"),
                row.getString("resource"),
                row.getString("scope"),
                row.getString("reason"),
                Db.instant(row, "since"),
                Db.instant(row, "raised_at"));
    }
}
