package dev.pipe.review.identity;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.pipe.common.db.Db;
import dev.pipe.common.event.PullRequestRef;
import dev.pipe.common.event.ReviewEvent;
import dev.pipe.review.ReviewConfig;
import dev.pipe.review.identity.KnownFinding.State;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What was found on each pull request, and which rules were dismissed there. */
@ApplicationScoped
class FindingTable {

    private final ObjectMapper mapper = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();
    private final Db db;
    private final ReviewConfig config;
    private final Clock clock;

    FindingTable(Db db, ReviewConfig config, Clock clock) {
        this.db = db;
        this.config = config;
        this.clock = clock;
    }

    /** Events of a pull request come one by one, but what is read again later comes beside them. */
    void alone(PullRequestRef pullRequest) {
        db.query("select pg_advisory_xact_lock(hashtextextended(?, 5))", row -> true, pullRequest.toString());
    }

    List<KnownFinding> of(PullRequestRef pullRequest) {
        alone(pullRequest);
        return known(pullRequest);
    }

    List<KnownFinding> known(PullRequestRef pullRequest) {
        return db.query("""
                select finding.*, coalesce(way.review, finding.said_in) as review,
                       coalesce(way.marker, finding.marker) as comment
                  from finding left join finding_saying way
                    on way.pull_request = finding.pull_request and way.number = finding.number
                 where finding.pull_request = ? order by finding.number""", this::read, pullRequest.toString());
    }

    Set<String> dismissedRules(PullRequestRef pullRequest) {
        return new TreeSet<>(db.query(
                "select rule from dismissed_rule where pull_request = ?",
                row -> row.getString("rule"),
                pullRequest.toString()));
    }

    void dismissRule(PullRequestRef pullRequest, String rule) {
        db.update("""
                insert into dismissed_rule (pull_request, rule, dismissed_at) values (?, ?, ?)
                on conflict (pull_request, rule) do nothing""", pullRequest.toString(), rule, clock.instant());
    }

    /** Without where it is said. */
    void keep(PullRequestRef pullRequest, KnownFinding finding) {
        db.update(
                """
                insert into finding (pull_request, number, family, file, line_hash, context_hash, state, finding,
                                     changed_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (pull_request, number)
                do update set family = excluded.family, file = excluded.file, line_hash = excluded.line_hash,
                    context_hash = excluded.context_hash, state = excluded.state,
                    finding = excluded.finding, changed_at = excluded.changed_at""",
                pullRequest.toString(),
                finding.number(),
                finding.family(),
                finding.file(),
                finding.line(),
                finding.context(),
                finding.state(),
                written(finding.finding()),
                clock.instant());
    }

    private KnownFinding read(ResultSet row) throws SQLException {
        try {
            return new KnownFinding(
                    row.getInt("number"),
                    row.getString("family"),
                    row.getString("file"),
                    row.getString("line_hash"),
                    row.getString("context_hash"),
                    State.valueOf(row.getString("state")),
                    row.getString("review") == null
                            ? null
                            : new SaidBy(row.getString("review"), row.getString("comment")),
                    mapper.readValue(row.getString("finding"), ReviewEvent.Finding.class));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Row " + row.getInt("number") + " of finding is not readable", e);
        }
    }

    private String written(ReviewEvent.Finding finding) {
        try {
            return mapper.writeValueAsString(finding);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Cannot write a finding", e);
        }
    }

    /** As long as its pull request is reviewed, what was found on it is not forgotten. */
    @Scheduled(every = "6h", delayed = "6m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void prune() {
        var before = clock.instant().minus(config.retention());
        db.update("""
                delete from finding where pull_request in (
                    select pull_request from finding group by pull_request having max(changed_at) < ?)""", before);
        db.update("""
                delete from dismissed_rule where dismissed_at < ?
                   and pull_request not in (select pull_request from finding)""", before);
        db.update("""
                delete from finding_saying where asked_at < ?
                   and pull_request not in (select pull_request from finding)""", before);
    }
}
