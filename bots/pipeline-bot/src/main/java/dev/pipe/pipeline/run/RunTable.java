package dev.pipe.pipeline.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pipe.common.db.Db;
import dev.pipe.common.event.PullRequestRef;
import dev.pipe.common.event.RunRef;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The runs, each with its whole state as one document. */
@ApplicationScoped
class RunTable {

    private final Db db;
    private final ObjectMapper json;

    RunTable(Db db, ObjectMapper json) {
        this.db = db;
        this.json = json;
    }

    Optional<Run> newest(PullRequestRef pullRequest) {
        return db.first(
                "select state::text as state from run where pull_request = ? order by seq desc limit 1",
                this::run,
                pullRequest.toString());
    }

    List<Run> all(PullRequestRef pullRequest, int limit) {
        return db.query(
                "select state::text as state from run where pull_request = ? order by seq desc limit ?",
                this::run,
                pullRequest.toString(),
                limit);
    }

    List<Run> newestOfAll(int limit) {
        return db.query("select state::text as state from run order by seq desc limit ?", this::run, limit);
    }

    /** Live runs of other pull requests with the same head and base, lowest id first. */
    List<Run> sharers(RunRef ref) {
        return db.query(
                """
                select state::text as state from run
                 where live and repo = ? and head_sha = ? and base = ? and pull_request <> ? order by pull_request""",
                this::run,
                ref.pullRequest().repo().fullName(),
                ref.headSha(),
                ref.base(),
                ref.pullRequest().toString());
    }

    int attempts(PullRequestRef pullRequest, String headSha, String base) {
        return db.first(
                        "select coalesce(max(attempt), 0) as n from run where pull_request = ? and head_sha = ? and base = ?",
                        row -> row.getInt("n"),
                        pullRequest.toString(),
                        headSha,
                        base)
                .orElse(0);
    }

    void save(Run run) {
        var ref = run.ref();
        db.update(
                """
                insert into run (id, pull_request, repo, head_sha, base, attempt, live, outcome, state, started_at, finished_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?)
                on conflict (id) do update
                   set live = excluded.live, outcome = excluded.outcome, state = excluded.state,
                       finished_at = excluded.finished_at""",
                ref.id(),
                ref.pullRequest().toString(),
                ref.pullRequest().repo().fullName(),
                ref.headSha(),
                ref.base(),
                ref.attempt(),
                run.live(),
                run.live() ? null : run.ending().outcome(),
                write(run),
                run.opening().at(),
                run.live() ? null : run.ending().at());
    }

    /** Makes turns follow each other whose pull requests share a head and a base, and so a summary. */
    void lockSummary(RunRef ref) {
        db.query(
                "select pg_advisory_xact_lock(hashtextextended(?, 7))",
                row -> 1,
                ref.pullRequest().repo().fullName() + "|" + ref.headSha() + "|" + ref.base());
    }

    /** Forgets runs that ended before, but the newest of each pull request that is open. */
    int prune(Instant before) {
        return db.update("""
                delete from run r where not live and finished_at < ?
                   and (outcome in ('MERGED', 'CLOSED')
                        or exists (select 1 from run n where n.pull_request = r.pull_request and n.seq > r.seq)
                        or exists (select 1 from pull_request p
                                    where p.ref = r.pull_request and not (p.snapshot ->> 'open')::boolean))""", before);
    }

    private Run run(ResultSet row) throws SQLException {
        try {
            return json.readValue(row.getString("state"), Run.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A stored run cannot be read: " + e.getOriginalMessage(), e);
        }
    }

    private String write(Run run) {
        try {
            return json.writeValueAsString(run);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
