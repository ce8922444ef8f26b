package dev.pipe.review.request;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.pipe.common.bus.EventJson;
import dev.pipe.common.db.Db;
import dev.pipe.common.event.EventCatalogue;
import dev.pipe.common.event.ReviewEvent.ReviewCompleted;
import dev.pipe.common.event.RunRef;
import dev.pipe.review.ReviewConfig;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;

/** What was said of which head against which base. */
@ApplicationScoped
class ReviewTable {

    private static final String TYPE = EventCatalogue.of(ReviewCompleted.class).type();

    private final Db db;
    private final EventJson json;
    private final ReviewConfig config;
    private final Clock clock;

    ReviewTable(Db db, EventJson json, ReviewConfig config, Clock clock) {
        this.db = db;
        this.json = json;
        this.config = config;
        this.clock = clock;
    }

    /** The review of the same head against the same base, whichever run it was made for. */
    Optional<ReviewCompleted> sameChange(RunRef run) {
        return db.first(
                "select completed from review where pull_request = ? and head_sha = ? and base = ?",
                row -> (ReviewCompleted)
                        json.read(TYPE, row.getString("completed").getBytes(UTF_8)),
                run.pullRequest().toString(),
                run.headSha(),
                run.base());
    }

    void keep(ReviewCompleted completed) {
        var run = completed.run();
        db.update(
                """
                insert into review (pull_request, head_sha, base, run_id, completed, reviewed_at)
                values (?, ?, ?, ?, ?, ?)
                on conflict (pull_request, head_sha, base)
                do update set run_id = excluded.run_id, completed = excluded.completed, reviewed_at = excluded.reviewed_at
                """,
                run.pullRequest().toString(),
                run.headSha(),
                run.base(),
                run.id(),
                new String(json.write(completed), UTF_8),
                completed.completedAt());
    }

    @Scheduled(every = "6h", delayed = "5m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void prune() {
        db.update("delete from review where reviewed_at < ?", clock.instant().minus(config.retention()));
    }
}
