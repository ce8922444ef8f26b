package dev.pipe.common.contributors;

import dev.pipe.common.db.Db;
import dev.pipe.common.event.PullRequestRef;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/**
 * Heads that are nothing but the head before with the base merged in; the table {@code carried_head} of a bot's own
 * schema. Nobody has to answer for them: they hold what their parents hold.
 */
@ApplicationScoped
class CarriedHeadTable {

    private final Db db;
    private final Clock clock;

    CarriedHeadTable(Db db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    void add(PullRequestRef pullRequest, String sha) {
        db.update("""
                insert into carried_head (pull_request, sha, received_at) values (?, ?, ?)
                on conflict do nothing""", pullRequest.toString(), sha, clock.instant());
    }

    List<String> of(PullRequestRef pullRequest) {
        return db.query(
                "select sha from carried_head where pull_request = ?",
                row -> row.getString("sha"),
                pullRequest.toString());
    }

    void prune(Instant before) {
        db.update("delete from carried_head where received_at < ?", before);
    }
}
