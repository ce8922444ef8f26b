package dev.pipe.pipeline.catchup;

import dev.pipe.common.db.Db;
import dev.pipe.common.event.RepoRef;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Until when each repository was read. The row's lock lets one replica read at a time. */
@ApplicationScoped
class ReadPositionTable {

    private final Db db;

    ReadPositionTable(Db db) {
        this.db = db;
    }

    /**
     * Where a repository stands.
     *
     * @param until the newest thing that was read; null when it never was
     * @param told ids of what was told of the last window, which is read again
     */
    record Taken(Instant until, Set<String> told) {}

    void know(RepoRef repo) {
        db.update("insert into read_position (repo) values (?) on conflict do nothing", repo.fullName());
    }

    /** Empty while another replica reads. */
    Optional<Taken> take(RepoRef repo) {
        return db.first(
                "select read_until, told from read_position where repo = ? for update skip locked",
                row -> new Taken(Db.instant(row, "read_until"), Set.of((String[])
                        row.getArray("told").getArray())),
                repo.fullName());
    }

    void save(RepoRef repo, Taken taken) {
        db.update(
                "update read_position set read_until = ?, told = ? where repo = ?",
                taken.until(),
                List.copyOf(taken.told()),
                repo.fullName());
    }
}
