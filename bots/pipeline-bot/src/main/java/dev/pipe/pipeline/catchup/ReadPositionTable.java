package dev.pipe.pipeline.catchup;

import dev.pipe.common.db.Db;
import dev.pipe.common.event.RepoRef;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;

/** Until when each repository was read. The row's lock lets one replica read at a time. */
@ApplicationScoped
class ReadPositionTable {

    private final Db db;

    ReadPositionTable(Db db) {
        this.db = db;
    }

    /**
     * Until when it was read.
     *
     * @param until null when it never was
     */
    record Taken(Instant until) {}

    void know(RepoRef repo) {
        db.update("insert into read_position (repo) values (?) on conflict do nothing", repo.fullName());
    }

    /** Empty while another replica reads. */
    Optional<Taken> take(RepoRef repo) {
        return db.first(
                "select read_until from read_position where repo = ? for update skip locked",
                row -> new Taken(Db.instant(row, "read_until")),
                repo.fullName());
    }

    void readUntil(RepoRef repo, Instant until) {
        db.update("update read_position set read_until = ? where repo = ?", until, repo.fullName());
    }
}
