package dev.pipe.pipeline.nudge;

import dev.pipe.common.db.Db;
import dev.pipe.common.event.PullRequestRef;
import dev.pipe.common.event.RepoRef;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * When to look at which pull request again; one row each, the earliest time wins. Taken only while the pull request's
 * own row is locked, so that a nudge and an event about the same pull request never wait for each other.
 */
@ApplicationScoped
public class NudgeTable {

    private static final Duration FIRST_WAIT = Duration.ofSeconds(2);

    private final Db db;

    NudgeTable(Db db) {
        this.db = db;
    }

    /** @param fresh whether GitHub is to be read then */
    public record Look(Instant at, boolean fresh) {}

    public void nudge(PullRequestRef pullRequest, Look look) {
        db.update("""
                insert into nudge (pull_request, due_at, fresh) values (?, ?, ?)
                on conflict (pull_request) do update
                   set due_at = least(nudge.due_at, excluded.due_at), fresh = nudge.fresh or excluded.fresh""", pullRequest.toString(), look.at(), look.fresh());
    }

    /** Every pull request with a live run is judged again. */
    public void nudgeAllLive(Instant at) {
        db.update("""
                insert into nudge (pull_request, due_at, fresh)
                select pull_request, ?, false from run where live order by pull_request
                on conflict (pull_request) do update set due_at = least(nudge.due_at, excluded.due_at)""", at);
    }

    /** Every live pull request against this branch is read again. */
    public void nudgeLive(RepoRef repo, String base, Instant at) {
        db.update("""
                insert into nudge (pull_request, due_at, fresh)
                select pull_request, ?, true from run where live and repo = ? and base = ? order by pull_request
                on conflict (pull_request) do update set due_at = least(nudge.due_at, excluded.due_at), fresh = true""", at, repo.fullName(), base);
    }

    List<PullRequestRef> due(Instant now) {
        return db.query(
                "select pull_request from nudge where due_at <= ? order by due_at limit 50",
                row -> PullRequestRef.parse(row.getString("pull_request")),
                now);
    }

    /** Takes the nudge away when it is due; says whether to read GitHub. */
    public Optional<Boolean> take(PullRequestRef pullRequest, Instant now) {
        return db.first(
                "delete from nudge where pull_request = ? and due_at <= ? returning fresh",
                row -> row.getBoolean("fresh"),
                pullRequest.toString(),
                now);
    }

    /** Puts a look off that failed, twice as long each time up to two minutes. */
    void putOff(PullRequestRef pullRequest, Instant now) {
        var attempts = db.first(
                        "update nudge set attempts = attempts + 1 where pull_request = ? returning attempts",
                        row -> row.getInt("attempts"),
                        pullRequest.toString())
                .orElse(1);
        var wait = FIRST_WAIT.multipliedBy(1L << Math.min(attempts - 1, 6));
        db.update("update nudge set due_at = ? where pull_request = ?", now.plus(wait), pullRequest.toString());
    }
}
