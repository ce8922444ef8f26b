package dev.pipe.pipeline.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pipe.common.db.Db;
import dev.pipe.common.event.PullRequestRef;
import dev.pipe.common.event.RepoRef;
import dev.pipe.common.github.GitHubReads.PullRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Pull requests as GitHub showed them last. The row's lock is the conductor's turn. */
@ApplicationScoped
class PullRequestTable {

    private final Db db;
    private final ObjectMapper json;

    PullRequestTable(Db db, ObjectMapper json) {
        this.db = db;
        this.json = json;
    }

    /** Waits until no other turn on this pull request is under way, and makes others wait until the transaction ends. */
    void lock(PullRequestRef ref) {
        db.update(
                "insert into pull_request (ref, repo) values (?, ?) on conflict do nothing",
                ref.toString(),
                ref.repo().fullName());
        db.query("select 1 from pull_request where ref = ? for update", row -> 1, ref.toString());
    }

    Optional<PullRequest> find(PullRequestRef ref) {
        return db.first(
                "select snapshot::text as snapshot from pull_request where ref = ? and snapshot is not null",
                row -> read(row.getString("snapshot")),
                ref.toString());
    }

    /** Those that were open when read last. */
    List<PullRequest> open(RepoRef repo) {
        return db.query(
                "select snapshot::text as snapshot from pull_request where repo = ? and (snapshot ->> 'open')::boolean",
                row -> read(row.getString("snapshot")),
                repo.fullName());
    }

    void save(PullRequest pullRequest, Instant now) {
        db.update(
                "update pull_request set snapshot = ?::jsonb, updated_at = ? where ref = ?",
                write(pullRequest),
                now,
                pullRequest.ref().toString());
    }

    /** Forgets pull requests of which nothing was heard for long and that have no run left. */
    int prune(Instant before) {
        return db.update("""
                delete from pull_request p where updated_at < ?
                   and not exists (select 1 from run where run.pull_request = p.ref)""", before);
    }

    private PullRequest read(String text) {
        try {
            return json.readValue(text, PullRequest.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A stored pull request cannot be read: " + e.getOriginalMessage(), e);
        }
    }

    private String write(PullRequest pullRequest) {
        try {
            return json.writeValueAsString(pullRequest);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
