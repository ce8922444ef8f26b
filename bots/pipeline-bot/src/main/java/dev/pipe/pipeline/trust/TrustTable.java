package dev.pipe.pipeline.trust;

import dev.pipe.common.db.Db;
import dev.pipe.common.event.Actor;
import dev.pipe.common.event.PullRequestRef;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;

/** Heads of strangers' forks that somebody with write vouched for. Each is one head of one pull request. */
@ApplicationScoped
public class TrustTable {

    private final Db db;

    TrustTable(Db db) {
        this.db = db;
    }

    /** The first who vouched stays. */
    public void vouch(PullRequestRef ref, String headSha, Actor by, Instant at) {
        db.update("""
                insert into vouched_head (pull_request, head_sha, actor_id, login, vouched_at) values (?, ?, ?, ?, ?)
                on conflict do nothing""", ref.toString(), headSha, by.id(), by.login(), at);
    }

    Optional<Trust> of(PullRequestRef ref, String headSha) {
        return db.first(
                "select login, actor_id, vouched_at from vouched_head where pull_request = ? and head_sha = ?",
                row -> Trust.vouched(
                        new Actor(row.getString("login"), row.getLong("actor_id"), false),
                        Db.instant(row, "vouched_at")),
                ref.toString(),
                headSha);
    }

    public int prune(Instant before) {
        return db.update("""
                delete from vouched_head v where vouched_at < ?
                   and not exists (select 1 from run r where r.pull_request = v.pull_request)""", before);
    }
}
