package dev.pipe.common.bus;

import dev.pipe.common.db.Db;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/**
 * Gives this bot another try at a row of its own; no other bot notices. What was given up may be tried again, and a raw
 * delivery may be looked at again whatever became of it, because what comes of it has ids that recognise a repetition.
 */
@ApplicationScoped
class Requeue {

    private static final int MOST = 500;

    private final Db db;
    private final WorkInbox inbox;
    private final PerformWrites writes;

    Requeue(Db db, WorkInbox inbox, PerformWrites writes) {
        this.db = db;
        this.inbox = inbox;
        this.writes = writes;
    }

    List<DeadRow> dead() {
        return db.query("""
                select 'inbox' as kind, seq, ce_type as type, ce_id as id, event_key, attempts, settled_at, reason
                  from inbox where state = 'dead'
                union all
                select 'github_write', seq, kind, 'write-' || seq, event_key, attempts, settled_at, reason
                  from github_write where state in ('dead', 'refused')
                order by settled_at desc limit ?""", Requeue::read, MOST);
    }

    /** Returns false when there is no such row that was given up. */
    boolean inboxRow(long seq) {
        return waking(inbox::wake, """
                update inbox set state = 'pending', attempts = 0, not_before = now(), settled_at = null
                 where seq = ? and state = 'dead'""", seq);
    }

    /** As one whose end was not seen: it is looked for on GitHub before it is repeated. */
    boolean write(long seq) {
        return waking(writes::wake, """
                update github_write set state = 'begun', attempts = 0, not_before = now(), settled_at = null
                 where seq = ? and state in ('dead', 'refused')""", seq);
    }

    /** A raw delivery by its CloudEvents id; false when this bot has none of that id. */
    boolean delivery(String id) {
        return waking(inbox::wake, """
                update inbox set state = 'pending', attempts = 0, not_before = now(), settled_at = null
                 where ce_id = ? and body is null""", id);
    }

    private boolean waking(Runnable wake, String sql, Object parameter) {
        var rows = QuarkusTransaction.requiringNew().call(() -> db.update(sql, parameter));
        if (rows > 0) {
            wake.run();
        }
        return rows > 0;
    }

    private static DeadRow read(ResultSet row) throws SQLException {
        return new DeadRow(
                row.getString("kind"),
                row.getLong("seq"),
                row.getString("type"),
                row.getString("id"),
                row.getString("event_key"),
                row.getInt("attempts"),
                Db.instant(row, "settled_at"),
                row.getString("reason"));
    }
}
