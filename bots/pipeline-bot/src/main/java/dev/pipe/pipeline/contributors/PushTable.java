package dev.pipe.pipeline.contributors;

import dev.pipe.common.db.Db;
import dev.pipe.common.event.Actor;
import dev.pipe.common.event.PullRequestRef;
import dev.pipe.common.event.RepoRef;
import dev.pipe.pipeline.settings.PipelineConfig;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;

/** Who pushed, which GitHub does not tell afterwards. A push to a pull request counts for its whole life. */
@ApplicationScoped
class PushTable {

    private final Db db;
    private final PipelineConfig config;
    private final Clock clock;

    PushTable(Db db, PipelineConfig config, Clock clock) {
        this.db = db;
        this.config = config;
        this.clock = clock;
    }

    void pushed(PullRequestRef pullRequest, String sha, Actor pusher) {
        add(pullRequest.toString(), sha, pusher);
    }

    /** To a branch, of which it is not known yet whether a pull request will ever be made. */
    void pushed(RepoRef repo, String sha, Actor pusher) {
        add(repo.fullName(), sha, pusher);
    }

    /** That head holds nothing new. */
    void carried(PullRequestRef pullRequest, String sha) {
        db.update("""
                insert into carried_head (pull_request, sha, received_at) values (?, ?, ?)
                on conflict do nothing""", pullRequest.toString(), sha, clock.instant());
    }

    List<String> carriedTo(PullRequestRef pullRequest) {
        return db.query(
                "select sha from carried_head where pull_request = ?",
                row -> row.getString("sha"),
                pullRequest.toString());
    }

    List<Actor> pushersOf(PullRequestRef pullRequest, List<String> shas) {
        return db.query(
                """
                select distinct on (actor_id) actor_id, login, bot from push
                 where (scope = ? or scope = ? and sha = any (?))
                   and sha not in (select sha from carried_head where pull_request = ?)
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

    @Scheduled(every = "6h", delayed = "13m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void prune() {
        var before = clock.instant().minus(config.runsRetention());
        QuarkusTransaction.requiringNew().run(() -> {
            db.update("delete from push where received_at < ?", before);
            db.update("delete from carried_head where received_at < ?", before);
        });
    }
}
