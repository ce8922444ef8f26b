package dev.pipe.common.contributors;

import dev.pipe.common.db.Db;
import dev.pipe.common.event.Actor;
import dev.pipe.common.event.PullRequestRef;
import dev.pipe.common.event.RepoRef;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/**
 * Who pushed, which GitHub does not tell afterwards; the table {@code push} of a bot's own schema. A push to a pull
 * request's branch counts for the pull request's whole life: after a force push it cannot be told which of the earlier
 * commits live on in another form.
 */
@ApplicationScoped
class PushTable {

    private final Db db;
    private final Clock clock;

    PushTable(Db db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    void add(PullRequestRef pullRequest, String sha, Actor pusher) {
        add(pullRequest.toString(), sha, pusher);
    }

    /** To a branch, of which it is not known yet whether a pull request will ever be made. */
    void add(RepoRef repo, String sha, Actor pusher) {
        add(repo.fullName(), sha, pusher);
    }

    /**
     * Who pushed to the pull request, or one of these commits to a branch.
     *
     * @param merges heads that hold nothing of who pushed them
     */
    List<Actor> pushersOf(PullRequestRef pullRequest, Collection<String> shas, Collection<String> merges) {
        return db.query(
                """
                select distinct on (actor_id) actor_id, login, bot from push
                 where (scope = ? or scope = ? and sha = any (?)) and sha <> all (?)
                 order by actor_id""",
                row -> new Actor(row.getString("login"), row.getLong("actor_id"), row.getBoolean("bot")),
                pullRequest.toString(),
                pullRequest.repo().fullName(),
                shas,
                merges);
    }

    void prune(Instant before) {
        db.update("delete from push where received_at < ?", before);
    }

    private void add(String scope, String sha, Actor pusher) {
        db.update("""
                insert into push (scope, sha, actor_id, login, bot, received_at) values (?, ?, ?, ?, ?, ?)
                on conflict do nothing""", scope, sha, pusher.id(), pusher.login(), pusher.bot(), clock.instant());
    }
}
