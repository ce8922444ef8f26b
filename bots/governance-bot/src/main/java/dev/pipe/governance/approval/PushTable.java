package dev.pipe.governance.approval;

import dev.pipe.common.db.Db;
import dev.pipe.common.event.Actor;
import dev.pipe.common.event.PullRequestRef;
import dev.pipe.common.event.RepoRef;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;

/**
 * Who pushed. A push to a pull request's branch counts for the pull request's whole life: after a force push it cannot
 * be told which of the earlier commits live on in another form.
 */
@ApplicationScoped
public class PushTable {

    private final Db db;
    private final Clock clock;

    PushTable(Db db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    void pushed(PullRequestRef pullRequest, String sha, Actor pusher) {
        add(pullRequest.toString(), sha, pusher);
    }

    /** To a branch, of which it is not known yet whether a pull request will ever be made. */
    void pushed(RepoRef repo, String sha, Actor pusher) {
        add(repo.fullName(), sha, pusher);
    }

    List<Actor> pushersOf(PullRequestRef pullRequest, List<String> shas) {
        return db.query(
                """
                select distinct on (actor_id) actor_id, login, bot from push
                 where (scope = ? or scope = ? and sha = any (?))
                   and sha not in (select to_sha from carried where pull_request = ?) -- a merge that holds nothing new
                 order by actor_id""",
                row -> new Actor(row.getString("login"), row.getLong("actor_id"), row.getBoolean("bot")),
                pullRequest.toString(),
                pullRequest.repo().fullName(),
                shas,
                pullRequest.toString());
    }

    private void add(String scope, String sha, Actor pusher) {
        db.update("""
                insert into push (scope, sha, actor_id, login, bot, received_at) values (?, ?, ?, ?, ?, ?)
                on conflict do nothing""", scope, sha, pusher.id(), pusher.login(), pusher.bot(), clock.instant());
    }
}
