package dev.pipe.memory.store;

import dev.pipe.common.db.Db;
import dev.pipe.common.event.GovernanceEvent.Integration;
import dev.pipe.common.event.PullRequestRef;
import dev.pipe.common.event.RepoRef;
import dev.pipe.memory.Remembrance;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** The rows of memories. Every change takes a new sequence number, by which indexes follow. */
@ApplicationScoped
class MemoryTable {

    private static final String COLUMNS = "id, sequence, repository, number, title, url, source, target, outcome, why,"
            + " words, meanings, decided_at, remembered_at, vectors, vector_model";

    private final Db db;

    MemoryTable(Db db) {
        this.db = db;
    }

    /** In a transaction. Vectors stay while their meanings do. */
    void put(Remembrance memory, Instant now) {
        lockSequence();
        var pair = memory.integration();
        db.update(
                """
                insert into memory (id, sequence, owner, repository, number, title, url, source, target, outcome, why,
                                    words, meanings, decided_at, remembered_at)
                values (?, nextval('memory_sequence'), ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (id) do update set
                    sequence = excluded.sequence, title = excluded.title, url = excluded.url,
                    source = excluded.source, target = excluded.target, outcome = excluded.outcome, why = excluded.why,
                    words = excluded.words, meanings = excluded.meanings, decided_at = excluded.decided_at, remembered_at = excluded.remembered_at,
                    vectors = case when memory.meanings = excluded.meanings then memory.vectors end,
                    vector_model = case when memory.meanings = excluded.meanings then memory.vector_model end
                """,
                memory.id(),
                memory.pullRequest().repo().owner(),
                memory.pullRequest().repo().fullName(),
                memory.pullRequest().number(),
                memory.title(),
                memory.url(),
                pair == null ? null : pair.source(),
                pair == null ? null : pair.target(),
                memory.outcome(),
                memory.why(),
                memory.words(),
                memory.meanings(),
                memory.decidedAt(),
                now);
    }

    /** In a transaction. Does nothing when the meanings have changed meanwhile. */
    void putVectors(Remembrance memory, String model, List<float[]> vectors) {
        lockSequence();
        db.update(
                "update memory set sequence = nextval('memory_sequence'), vectors = ?, vector_model = ?"
                        + " where id = ? and meanings = ?",
                Vectors.bytes(vectors),
                model,
                memory.id(),
                memory.meanings());
    }

    List<StoredMemory> after(long sequence, int limit) {
        return db.query(
                "select " + COLUMNS + " from memory where sequence > ? order by sequence limit ?",
                MemoryTable::read,
                sequence,
                limit);
    }

    /** The decided memories of all pull requests that these memories are of. */
    List<StoredMemory> decidedOfSamePullRequests(Collection<UUID> ids) {
        return db.query(
                "select " + COLUMNS + " from memory where decided_at is not null and (repository, number) in"
                        + " (select repository, number from memory where id = any(cast(? as uuid[])))",
                MemoryTable::read,
                List.copyOf(ids));
    }

    List<StoredMemory> withoutVectors(int limit) {
        return db.query(
                "select " + COLUMNS + " from memory where vectors is null order by sequence limit ?",
                MemoryTable::read,
                limit);
    }

    long countWithoutVectors() {
        return db.first("select count(*) from memory where vectors is null", row -> row.getLong(1))
                .orElseThrow();
    }

    long count() {
        return db.first("select count(*) from memory", row -> row.getLong(1)).orElseThrow();
    }

    /** Vectors of another model compare with nothing. */
    void dropVectorsOfOtherModels(String model) {
        db.update("update memory set vectors = null, vector_model = null where vector_model <> ?", model);
    }

    void forgetRememberedBefore(Instant limit) {
        db.update("delete from memory where remembered_at < ?", limit);
    }

    /** Until the transaction ends nobody else takes a number, so that numbers become visible in their order. */
    private void lockSequence() {
        db.query("select pg_advisory_xact_lock(hashtextextended('memory_sequence', 0))", row -> true);
    }

    private static StoredMemory read(ResultSet row) throws SQLException {
        var source = row.getString("source");
        var memory = new Remembrance(
                row.getObject("id", UUID.class),
                new PullRequestRef(RepoRef.parse(row.getString("repository")), row.getInt("number")),
                row.getString("title"),
                row.getString("url"),
                source == null ? null : new Integration(source, row.getString("target"), ""),
                row.getString("outcome"),
                row.getString("why"),
                row.getString("words"),
                List.of((String[]) row.getArray("meanings").getArray()),
                Db.instant(row, "decided_at"));
        return new StoredMemory(
                row.getLong("sequence"),
                memory,
                Vectors.floats(row.getBytes("vectors")),
                row.getString("vector_model"),
                Db.instant(row, "remembered_at"));
    }
}
