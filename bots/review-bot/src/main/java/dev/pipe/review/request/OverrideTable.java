package dev.pipe.review.request;

import dev.pipe.common.db.Db;
import dev.pipe.common.event.PipelineEvent.OverrideGiven;
import dev.pipe.common.event.RunRef;
import dev.pipe.common.secrets.ShownFailure;
import dev.pipe.review.ReviewConfig;
import dev.pipe.review.say.Overridden;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;

/** Whose review an admin overrode, by head and base: another head or base is reviewed as ever. */
@ApplicationScoped
class OverrideTable {

    private final Db db;
    private final ReviewConfig config;
    private final Clock clock;

    OverrideTable(Db db, ReviewConfig config, Clock clock) {
        this.db = db;
        this.config = config;
        this.clock = clock;
    }

    /** Given again, it has the new reason. */
    void give(OverrideGiven given) {
        var run = given.run();
        db.update(
                """
                insert into overridden_review (pull_request, head_sha, base, login, reason, given_at)
                values (?, ?, ?, ?, ?, ?)
                on conflict (pull_request, head_sha, base)
                do update set login = excluded.login, reason = excluded.reason, given_at = excluded.given_at""",
                run.pullRequest().toString(),
                run.headSha(),
                run.base(),
                given.by().login(),
                given.reason() == null ? "" : ShownFailure.words(given.reason()),
                clock.instant());
    }

    /** A head that is another with its base merged into it, and nothing else. */
    void carry(RunRef from, RunRef to) {
        db.update("""
                insert into overridden_review (pull_request, head_sha, base, login, reason, given_at)
                select pull_request, ?, base, login, reason, given_at from overridden_review
                 where pull_request = ? and head_sha = ? and base = ?
                on conflict do nothing""", to.headSha(), from.pullRequest().toString(), from.headSha(), to.base());
    }

    Optional<Overridden> on(RunRef run) {
        return db.first(
                "select login, reason from overridden_review where pull_request = ? and head_sha = ? and base = ?",
                row -> new Overridden(row.getString("login"), row.getString("reason")),
                run.pullRequest().toString(),
                run.headSha(),
                run.base());
    }

    @Scheduled(every = "6h", delayed = "9m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void prune() {
        db.update(
                "delete from overridden_review where given_at < ?",
                clock.instant().minus(config.retention()));
    }
}
