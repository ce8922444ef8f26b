package dev.pipe.governance.approval;

import dev.pipe.common.db.Db;
import dev.pipe.common.event.PullRequestRef;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/** The heads and bases of each pull request, with when they were seen: by GitHub's clock, and by ours for the record. */
@ApplicationScoped
public class SightingTable {

    private final Db db;
    private final Clock clock;

    SightingTable(Db db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    void add(PullRequestRef pullRequest, Sighting sighting) {
        db.update(
                """
                insert into sighting (pull_request, at, head_sha, base, opening, received_at)
                select ?, ?, ?, ?, ?, ?
                 where not exists ( -- what says nothing new is not kept
                       select from (select head_sha, base, opening from sighting
                                     where pull_request = ? and at <= ? order by at desc, seq desc limit 1) before
                        where before.head_sha = ? and before.base = ?)""",
                pullRequest.toString(),
                sighting.at(),
                sighting.headSha(),
                sighting.base(),
                sighting.opening(),
                clock.instant(),
                pullRequest.toString(),
                sighting.at(),
                sighting.headSha(),
                sighting.base());
    }

    Timeline of(PullRequestRef pullRequest) {
        return Timeline.of(db.query(
                "select at, head_sha, base, opening from sighting where pull_request = ? order by at, seq",
                row -> new Sighting(
                        row.getString("head_sha"),
                        row.getString("base"),
                        Db.instant(row, "at"),
                        row.getBoolean("opening")),
                pullRequest.toString()));
    }
}
