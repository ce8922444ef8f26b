package dev.pipe.review.identity;

import dev.pipe.common.db.Db;
import dev.pipe.common.event.PullRequestRef;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;

/** What reviews on their way to GitHub say. */
@ApplicationScoped
class SayingTable {

    private final Db db;
    private final Clock clock;

    SayingTable(Db db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    void add(PullRequestRef pullRequest, int number, String saying, SaidBy by) {
        db.update("""
                insert into finding_saying (pull_request, number, saying, review, marker, asked_at)
                values (?, ?, ?, ?, ?, ?) on conflict (pull_request, number)
                do update set saying = excluded.saying, review = excluded.review, marker = excluded.marker""", pullRequest.toString(), number, saying, by.review(), by.comment(), clock.instant());
    }

    /** The first will not be sent: the second says what it would have said. */
    void replace(List<String> sayings, String by) {
        sayings.forEach(saying -> db.update("update finding_saying set saying = ? where saying = ?", by, saying));
    }

    /** It stands on GitHub. */
    void arrived(String saying) {
        db.update("""
                with way as (delete from finding_saying where saying = ? returning *)
                update finding set said_in = way.review, marker = way.marker from way
                 where finding.pull_request = way.pull_request and finding.number = way.number""", saying);
    }

    /** Returns the numbers of what it would have said. */
    List<Integer> lost(String saying) {
        return db.query(
                "delete from finding_saying where saying = ? returning number", row -> row.getInt("number"), saying);
    }

    List<Integer> of(String saying) {
        return db.query("select number from finding_saying where saying = ?", row -> row.getInt("number"), saying);
    }
}
