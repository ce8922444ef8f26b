package dev.pipe.pipeline.nudge;

import dev.pipe.common.db.Db;
import dev.pipe.common.event.PullRequestRef;
import dev.pipe.common.event.RepoRef;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * When to look at which pull request again. Each nudge is a row of its own, so that nobody who nudges waits for
 * whoever has the turn: with one row for each pull request, the turn of one that waits for a lock of another's would
 * hold up that other's nudge, and both stand still. A look takes all nudges there are, once one of them is due.
 */
@ApplicationScoped
public class NudgeTable {

    private final Db db;

    NudgeTable(Db db) {
        this.db = db;
    }

    /** @param fresh whether GitHub is to be read then */
    public record Look(Instant at, boolean fresh) {}

    public void nudge(PullRequestRef pullRequest, Look look) {
        db.update(
                "insert into nudge (pull_request, due_at, fresh) values (?, ?, ?)",
                pullRequest.toString(),
                look.at(),
                look.fresh());
    }

    /** Every pull request with a live run is judged again. */
    public void nudgeAllLive(Instant at) {
        db.update(
                "insert into nudge (pull_request, due_at, fresh) select pull_request, ?, false from run where live",
                at);
    }

    /** Every live pull request against this branch is read again. */
    public void nudgeLive(RepoRef repo, String base, Instant at) {
        db.update("""
                insert into nudge (pull_request, due_at, fresh)
                select pull_request, ?, true from run where live and repo = ? and base = ?""", at, repo.fullName(), base);
    }

    List<PullRequestRef> due(Instant now) {
        return db.query("""
                select pull_request from nudge where due_at <= ?
                 group by pull_request order by min(due_at) limit 50""", row -> PullRequestRef.parse(row.getString("pull_request")), now);
    }

    /** Takes the nudges away when one is due; says whether to read GitHub. In the pull request's turn. */
    public Optional<Boolean> take(PullRequestRef pullRequest, Instant now) {
        return db
                .query("""
                        delete from nudge where pull_request = ?
                           and exists (select 1 from nudge due where due.pull_request = ? and due.due_at <= ?)
                        returning fresh""", row -> row.getBoolean("fresh"), pullRequest.toString(), pullRequest.toString(), now)
                .stream()
                .reduce(Boolean::logicalOr);
    }

    /** Puts a look off until GitHub takes questions again; it has not failed. */
    void deferTo(PullRequestRef pullRequest, Instant now, Instant until) {
        db.update(
                "update nudge set due_at = ? where pull_request = ? and due_at <= ?",
                until,
                pullRequest.toString(),
                now);
    }

    /** Puts a look off that failed, twice as long each time up to two minutes. */
    void putOff(PullRequestRef pullRequest, Instant now) {
        db.update("""
                update nudge set attempts = attempts + 1,
                       due_at = cast(? as timestamptz) + interval '2 seconds' * power(2, least(attempts, 6))
                 where pull_request = ? and due_at <= ?""", now, pullRequest.toString(), now);
    }
}
