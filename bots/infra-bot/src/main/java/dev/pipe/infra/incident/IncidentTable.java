package dev.pipe.infra.incident;

import dev.pipe.common.db.Db;
import dev.pipe.common.event.InfraEvent.Severity;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The rows of incidents; the database allows one open incident per resource. */
@ApplicationScoped
public class IncidentTable {

    private static final String COLUMNS = "id, resource, severity, summary, since, opened_at, resolved_at, resolution";

    private final Db db;

    IncidentTable(Db db) {
        this.db = db;
    }

    /** Empty when one is open already. */
    Optional<Incident> open(Effect.OpenIncident wanted, Instant now) {
        return db.first(
                "insert into incident (id, resource, severity, summary, since, opened_at) values (?, ?, ?, ?, ?, ?)"
                        + " on conflict do nothing returning " + COLUMNS,
                IncidentTable::read,
                UUID.randomUUID(),
                wanted.resource(),
                wanted.severity(),
                wanted.summary(),
                wanted.since(),
                now);
    }

    /** Empty when none is open. */
    Optional<Incident> resolve(String resource, String resolution, Instant now) {
        return db.first(
                "update incident set resolved_at = ?, resolution = ? where resource = ? and resolved_at is null"
                        + " returning " + COLUMNS,
                IncidentTable::read,
                now,
                resolution,
                resource);
    }

    /** Open ones first, then the newest. */
    public List<Incident> newest(int limit) {
        return db.query(
                "select " + COLUMNS + " from incident order by resolved_at is not null, opened_at desc, id limit ?",
                IncidentTable::read,
                limit);
    }

    public List<Incident> allOpen() {
        return db.query(
                "select " + COLUMNS + " from incident where resolved_at is null order by opened_at, id",
                IncidentTable::read);
    }

    void forgetResolvedBefore(Instant limit) {
        db.update("delete from incident where resolved_at < ?", limit);
    }

    private static Incident read(ResultSet row) throws SQLException {
        return new Incident(
                row.getString("id"),
                row.getString("resource"),
                Severity.valueOf(row.getString("severity")),
                row.getString("summary"),
                Db.instant(row, "since"),
                Db.instant(row, "opened_at"),
                Db.instant(row, "resolved_at"),
                row.getString("resolution"));
    }
}
