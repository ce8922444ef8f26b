package dev.pipe.pipeline.override;

import dev.pipe.common.db.Db;
import dev.pipe.common.event.Actor;
import dev.pipe.common.event.PipelineEvent.OverrideTarget;
import dev.pipe.common.event.PullRequestRef;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/** Overrides by pull request, head and base: another head or base has none of them. */
@ApplicationScoped
public class OverrideTable {

    private final Db db;

    OverrideTable(Db db) {
        this.db = db;
    }

    /** Given again, it has the new reason, and covers the holds of now. */
    public void give(PullRequestRef ref, String headSha, String base, GivenOverride given) {
        db.update(
                """
                insert into given_override
                       (pull_request, head_sha, base, target, check_name, actor_id, login, reason, holds, given_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, string_to_array(?, ','), ?)
                on conflict (pull_request, head_sha, base, target, check_name) do update
                   set actor_id = excluded.actor_id, login = excluded.login, reason = excluded.reason,
                       holds = excluded.holds, given_at = excluded.given_at""",
                ref.toString(),
                headSha,
                base,
                given.target().name(),
                given.check(),
                given.by().id(),
                given.by().login(),
                given.reason(),
                String.join(",", given.holds()),
                given.at());
    }

    /** Oldest first. */
    public List<GivenOverride> on(PullRequestRef ref, String headSha, String base) {
        return db.query("""
                select * from given_override where pull_request = ? and head_sha = ? and base = ?
                 order by given_at, target, check_name""", OverrideTable::read, ref.toString(), headSha, base);
    }

    /**
     * Gives a head what its predecessor had: for whoever has made sure that the new head is the old one with nothing but
     * its own base merged into it. To be called before the new head's run begins.
     */
    public void carryOver(PullRequestRef ref, String fromHead, String toHead, String base) {
        db.update("""
                insert into given_override
                       (pull_request, head_sha, base, target, check_name, actor_id, login, reason, holds, given_at)
                select pull_request, ?, base, target, check_name, actor_id, login, reason, holds, given_at
                  from given_override where pull_request = ? and head_sha = ? and base = ?
                on conflict do nothing""", toHead, ref.toString(), fromHead, base);
    }

    public int prune(Instant before) {
        return db.update("""
                delete from given_override g where given_at < ?
                   and not exists (select 1 from run r where r.pull_request = g.pull_request)""", before);
    }

    private static GivenOverride read(ResultSet row) throws SQLException {
        return new GivenOverride(
                OverrideTarget.valueOf(row.getString("target")),
                row.getString("check_name"),
                new Actor(row.getString("login"), row.getLong("actor_id"), false),
                row.getString("reason"),
                Db.instant(row, "given_at"),
                Arrays.asList((String[]) row.getArray("holds").getArray()));
    }
}
