package dev.pipe.pipeline.command;

import dev.pipe.common.db.Db;
import dev.pipe.common.event.GitHubFact.CommentAdded;
import dev.pipe.pipeline.command.RatePolicy.Typed;
import dev.pipe.pipeline.settings.PipelineConfig;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;

/**
 * Counts commands per person and per pull request, in the database, so that replicas count together. Words that are
 * nearly commands count as well: each gets an answer.
 */
@ApplicationScoped
class LimitCommands {

    private final Db db;
    private final AnswerRefused refused;
    private final RatePolicy policy;
    private final Clock clock;

    LimitCommands(Db db, AnswerRefused refused, PipelineConfig config, Clock clock) {
        this.db = db;
        this.refused = refused;
        this.policy =
                new RatePolicy(config.commandsPerActor(), config.commandsPerPullRequest(), config.commandsWindow());
        this.clock = clock;
    }

    /** Whether the command or hint at this place may be taken. The first that may not is told why, further ones nothing. */
    boolean allows(CommentAdded comment, int ordinal) {
        var since = clock.instant().minus(policy.window());
        var refusal = policy.refusal(typed(comment, since));
        if (refusal.isPresent() && !wasTold(comment, since)) {
            refused.tooMany(comment, ordinal, refusal.get());
        }
        db.update(
                "insert into typed_command (actor_id, pull_request, refused, typed_at) values (?, ?, ?, ?)",
                comment.author().id(),
                comment.pullRequest().toString(),
                refusal.isPresent(),
                clock.instant());
        return refusal.isEmpty();
    }

    private Typed typed(CommentAdded comment, Instant since) {
        return db.first(
                        """
                        select count(*) filter (where actor_id = ?) as by_actor,
                               count(*) filter (where pull_request = ?) as here
                          from typed_command
                         where not refused and typed_at > ? and (actor_id = ? or pull_request = ?)""",
                        row -> new Typed(row.getInt("by_actor"), row.getInt("here")),
                        comment.author().id(),
                        comment.pullRequest().toString(),
                        since,
                        comment.author().id(),
                        comment.pullRequest().toString())
                .orElseThrow();
    }

    private boolean wasTold(CommentAdded comment, Instant since) {
        return db.first(
                        """
                        select 1 from typed_command
                         where refused and typed_at > ? and actor_id = ? and pull_request = ? limit 1""",
                        row -> true,
                        since,
                        comment.author().id(),
                        comment.pullRequest().toString())
                .isPresent();
    }

    @Scheduled(every = "1h", delayed = "7m")
    void prune() {
        QuarkusTransaction.requiringNew()
                .run(() -> db.update(
                        "delete from typed_command where typed_at < ?",
                        clock.instant().minus(policy.window())));
    }
}
