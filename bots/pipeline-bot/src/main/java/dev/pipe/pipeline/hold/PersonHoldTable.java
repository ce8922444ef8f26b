package dev.pipe.pipeline.hold;

import dev.pipe.common.config.Permission;
import dev.pipe.common.db.Db;
import dev.pipe.common.event.Actor;
import dev.pipe.common.event.PullRequestRef;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/** People's holds: one per person and pull request, until it is lifted. */
@ApplicationScoped
public class PersonHoldTable {

    private final Db db;

    PersonHoldTable(Db db) {
        this.db = db;
    }

    /** Set again, it has the new reason and the new time. */
    public void set(PersonHold hold) {
        db.update(
                """
                insert into person_hold (pull_request, actor_id, login, permission, reason, since)
                values (?, ?, ?, ?, ?, ?)
                on conflict (pull_request, actor_id) do update
                   set login = excluded.login, permission = excluded.permission,
                       reason = excluded.reason, since = excluded.since""",
                hold.pullRequest().toString(),
                hold.by().id(),
                hold.by().login(),
                hold.permission().name(),
                hold.reason(),
                hold.since());
    }

    public void lift(PersonHold hold) {
        db.update(
                "delete from person_hold where pull_request = ? and actor_id = ?",
                hold.pullRequest().toString(),
                hold.by().id());
    }

    public List<PersonHold> on(PullRequestRef ref) {
        return db.query(
                "select * from person_hold where pull_request = ? order by since, actor_id",
                PersonHoldTable::read,
                ref.toString());
    }

    /** Forgets holds on pull requests that are forgotten themselves. */
    int prune(Instant before) {
        return db.update("""
                delete from person_hold h where since < ?
                   and not exists (select 1 from pull_request p where p.ref = h.pull_request)""", before);
    }

    private static PersonHold read(ResultSet row) throws SQLException {
        return new PersonHold(
                PullRequestRef.parse(row.getString("pull_request")),
                new Actor(row.getString("login"), row.getLong("actor_id"), false),
                Permission.valueOf(row.getString("permission")),
                row.getString("reason"),
                Db.instant(row, "since"));
    }
}
