package dev.pipe.governance.approval;

import dev.pipe.common.db.Db;
import dev.pipe.common.event.PullRequestRef;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;

/** Heads that hold nothing new, and from which one each grew. */
@ApplicationScoped
class CarriedTable {

    private final Db db;
    private final Clock clock;

    CarriedTable(Db db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    void add(PullRequestRef pullRequest, String base, String from, String to) {
        db.update("""
                insert into carried (pull_request, base, from_sha, to_sha, received_at) values (?, ?, ?, ?, ?)
                on conflict do nothing""", pullRequest.toString(), base, from, to, clock.instant());
    }

    /** The heads that grew out of this one, over however many merges. */
    List<String> grownFrom(PullRequestRef pullRequest, String base, String head) {
        return db.query(
                """
                with recursive grown(sha) as (
                    select to_sha from carried where pull_request = ? and base = ? and from_sha = ?
                    union select to_sha from carried join grown on from_sha = grown.sha
                           where pull_request = ? and base = ?)
                select sha from grown""", row -> row.getString("sha"), pullRequest.toString(), base, head, pullRequest.toString(), base);
    }
}
