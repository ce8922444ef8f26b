package dev.pipe.pipeline.queue;

import dev.pipe.common.db.Db;
import dev.pipe.common.event.PullRequestRef;
import dev.pipe.common.event.RepoRef;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** Who waits for which base branch, in which order. */
@ApplicationScoped
class QueueTable {

    private final Db db;

    QueueTable(Db db) {
        this.db = db;
    }

    /** @param skipped it keeps its place and lets others past */
    record Entry(PullRequestRef pullRequest, String base, long seq, boolean skipped) {}

    /** Makes changes of one queue follow each other. Taken after a pull request's own lock, and never before it. */
    void lock(RepoRef repo, String base) {
        db.query(
                "select pg_advisory_xact_lock(hashtextextended(?, 40))",
                row -> 1,
                "queue|" + repo.fullName() + "|" + base);
    }

    Optional<Entry> of(PullRequestRef pullRequest) {
        return db.first(
                "select pull_request, base, seq, skipped from queue_entry where pull_request = ?",
                row -> new Entry(
                        PullRequestRef.parse(row.getString("pull_request")),
                        row.getString("base"),
                        row.getLong("seq"),
                        row.getBoolean("skipped")),
                pullRequest.toString());
    }

    void add(PullRequestRef pullRequest, String base, boolean skipped) {
        db.update(
                "insert into queue_entry (pull_request, repo, base, skipped) values (?, ?, ?, ?)",
                pullRequest.toString(),
                pullRequest.repo().fullName(),
                base,
                skipped);
    }

    void skip(PullRequestRef pullRequest, boolean skipped) {
        db.update("update queue_entry set skipped = ? where pull_request = ?", skipped, pullRequest.toString());
    }

    void remove(PullRequestRef pullRequest) {
        db.update("delete from queue_entry where pull_request = ?", pullRequest.toString());
    }

    /** Whose turn comes before that of this entry. */
    List<PullRequestRef> ahead(Entry entry) {
        return db.query(
                """
                select pull_request from queue_entry
                 where repo = ? and base = ? and seq < ? and not skipped order by seq""",
                row -> PullRequestRef.parse(row.getString("pull_request")),
                entry.pullRequest().repo().fullName(),
                entry.base(),
                entry.seq());
    }

    List<PullRequestRef> all(RepoRef repo, String base) {
        return db.query(
                "select pull_request from queue_entry where repo = ? and base = ? order by seq",
                row -> PullRequestRef.parse(row.getString("pull_request")),
                repo.fullName(),
                base);
    }
}
