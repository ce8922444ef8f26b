package dev.pipe.pipeline.run;

import dev.pipe.common.db.Db;
import dev.pipe.common.github.GitHubWrite;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;

/** What was said last in each place, so that it is not said twice. */
@ApplicationScoped
class SaidTable {

    private final Db db;

    SaidTable(Db db) {
        this.db = db;
    }

    /** True when this is not what was said last in its slot; remembers it. */
    boolean isNews(GitHubWrite write) {
        return db.update("""
                insert into said (pull_request, slot, hash) values (?, ?, ?)
                on conflict (pull_request, slot) do update set hash = excluded.hash, said_at = now()
                   where said.hash <> excluded.hash""", write.key(), slot(write), hash(write)) > 0;
    }

    /** When something else was said in this write's slot; empty when nothing was, or the same. */
    Optional<Instant> otherwiseSaidAt(GitHubWrite write) {
        return db.first(
                "select said_at from said where pull_request = ? and slot = ? and hash <> ?",
                row -> Db.instant(row, "said_at"),
                write.key(),
                slot(write),
                hash(write));
    }

    /** What counts each time is remembered by what it is. */
    private static String slot(GitHubWrite write) {
        return write.slot() == null ? write.getClass().getSimpleName() + ":" + hash(write) : write.slot();
    }

    int prune(Instant before) {
        return db.update("delete from said where said_at < ?", before);
    }

    private static String hash(GitHubWrite write) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(write.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every JDK has SHA-256
        }
    }
}
