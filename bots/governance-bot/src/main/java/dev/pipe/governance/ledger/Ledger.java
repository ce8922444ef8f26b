package dev.pipe.governance.ledger;

import static java.util.stream.Collectors.joining;

import dev.pipe.common.bus.Outbox;
import dev.pipe.common.db.Db;
import dev.pipe.common.event.LedgerHead;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

/**
 * Appends rows and reads them. {@link #append} belongs to the transaction of the decision: both stand or neither. The
 * tip's row lock puts appends one after the other until they commit, so that the sequence has no gaps.
 */
@ApplicationScoped
public class Ledger {

    static final String NAME = "governance";

    private final Db db;
    private final Outbox outbox;
    private final Clock clock;

    Ledger(Db db, Outbox outbox, Clock clock) {
        this.db = db;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Where a row was written. */
    public record Position(long sequence, String hash, Instant at) {}

    /** The tip is locked until the transaction ends: append last. */
    public Position append(LedgerEntry entry) {
        var tip = tip("select sequence, hash from ledger_tip where ledger = ? for update");
        var row = row(entry, tip).sealed();
        insert(row);
        db.update("update ledger_tip set sequence = ?, hash = ? where ledger = ?", row.sequence(), row.hash(), NAME);
        outbox.publish(
                "ledger-head:" + NAME + ":" + row.hash(),
                new LedgerHead(NAME, row.sequence(), row.hash(), row.recordedAt()));
        return new Position(row.sequence(), row.hash(), row.recordedAt());
    }

    /** Rows in order, from this sequence on. */
    List<LedgerRow> from(long sequence, int limit) {
        return db.query(
                "select * from ledger where sequence >= ? order by sequence limit ?", Ledger::read, sequence, limit);
    }

    /** The newest row as append left it; the genesis before the first. */
    Position tip() {
        return tip("select sequence, hash from ledger_tip where ledger = ?");
    }

    private Position tip(String sql) {
        return db.first(sql, row -> new Position(row.getLong("sequence"), row.getString("hash"), null), NAME)
                .orElseThrow(() -> new IllegalStateException("Table ledger_tip has lost its row '" + NAME + "'"));
    }

    private LedgerRow row(LedgerEntry entry, Position tip) {
        var payload = Map.of("inputs", entry.inputs(), "outcome", entry.outcome());
        return new LedgerRow(
                tip.sequence() + 1,
                clock.instant().truncatedTo(ChronoUnit.MICROS), // what PostgreSQL keeps
                entry.kind().name(),
                entry.who().stream()
                        .map(actor -> actor.login() + "#" + actor.id())
                        .collect(joining(", ")),
                entry.run().pullRequest().toString(),
                entry.run().headSha(),
                entry.run().base(),
                entry.run().id(),
                entry.policyVersion(),
                CanonicalJson.hash(entry.inputs()),
                CanonicalJson.of(payload),
                tip.hash(),
                "");
    }

    private void insert(LedgerRow row) {
        db.update(
                """
                insert into ledger (sequence, recorded_at, kind, who, pull_request, head_sha, base, run_id,
                                    policy_version, input_hash, payload, previous_hash, hash)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?)""",
                row.sequence(),
                row.recordedAt(),
                row.kind(),
                row.who(),
                row.pullRequest(),
                row.headSha(),
                row.base(),
                row.runId(),
                row.policyVersion(),
                row.inputHash(),
                row.payload(),
                row.previousHash(),
                row.hash());
    }

    private static LedgerRow read(ResultSet row) throws SQLException {
        return new LedgerRow(
                row.getLong("sequence"),
                Db.instant(row, "recorded_at"),
                row.getString("kind"),
                row.getString("who"),
                row.getString("pull_request"),
                row.getString("head_sha"),
                row.getString("base"),
                row.getString("run_id"),
                row.getString("policy_version"),
                row.getString("input_hash"),
                row.getString("payload"),
                row.getString("previous_hash"),
                row.getString("hash"));
    }
}
