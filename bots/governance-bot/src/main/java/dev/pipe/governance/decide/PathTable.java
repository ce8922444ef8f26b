package dev.pipe.governance.decide;

import dev.pipe.common.db.Db;
import dev.pipe.common.event.RunRef;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** The changed paths of each head against each base, as the review read them. */
@ApplicationScoped
class PathTable {

    private final Db db;
    private final Clock clock;

    PathTable(Db db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    void put(RunRef run, List<String> paths) {
        db.update("""
                insert into changed_paths (pull_request, head_sha, base, paths, received_at) values (?, ?, ?, ?, ?)
                on conflict (pull_request, head_sha, base) do update set paths = excluded.paths""", run.pullRequest().toString(), run.headSha(), run.base(), paths, clock.instant());
    }

    Optional<List<String>> of(RunRef run) {
        return db.first(
                "select paths from changed_paths where pull_request = ? and head_sha = ? and base = ?",
                row -> List.of((String[]) row.getArray("paths").getArray()),
                run.pullRequest().toString(),
                run.headSha(),
                run.base());
    }
}
