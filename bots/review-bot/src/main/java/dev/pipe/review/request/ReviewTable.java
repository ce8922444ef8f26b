package dev.pipe.review.request;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.pipe.common.bus.EventJson;
import dev.pipe.common.bus.PermanentFailure;
import dev.pipe.common.db.Db;
import dev.pipe.common.event.Event;
import dev.pipe.common.event.EventCatalogue;
import dev.pipe.common.event.PipelineEvent.StageRequested;
import dev.pipe.common.event.PullRequestRef;
import dev.pipe.common.event.ReviewEvent.ReviewCompleted;
import dev.pipe.common.event.RunRef;
import dev.pipe.common.secrets.ShownFailure;
import dev.pipe.review.ReviewConfig;
import dev.pipe.review.decide.Reading;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/** What was said of which head against which base, and what was asked for last. */
@ApplicationScoped
class ReviewTable {

    private static final String COMPLETED =
            EventCatalogue.of(ReviewCompleted.class).type();
    private static final String REQUESTED =
            EventCatalogue.of(StageRequested.class).type();

    private static final Logger LOG = Logger.getLogger(ReviewTable.class);

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
    Optional<KnownReview> sameChange(RunRef run) {
        return db.first(
                        "select * from review where pull_request = ? and head_sha = ? and base = ?",
                        this::known,
                        run.pullRequest().toString(),
                        run.headSha(),
                        run.base())
                .flatMap(it -> it);
    }

    /** The newest review of a pull request, of whichever head. */
    Optional<KnownReview> newest(PullRequestRef pullRequest) {
        return db.first(
                        "select * from review where pull_request = ? order by reviewed_at desc limit 1",
                        this::known,
                        pullRequest.toString())
                .flatMap(it -> it);
    }

    /** The reviews of one head, against whichever base. */
    List<KnownReview> ofHead(PullRequestRef pullRequest, String headSha) {
        return db
                .query(
                        "select * from review where pull_request = ? and head_sha = ? order by reviewed_at desc",
                        this::known,
                        pullRequest.toString(),
                        headSha)
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }

    /** There is more to tell of a review that is known; it is no newer for that. */
    void note(ReviewCompleted completed) {
        var run = completed.run();
        db.update(
                "update review set completed = ? where pull_request = ? and head_sha = ? and base = ?",
                new String(json.write(completed), UTF_8),
                run.pullRequest().toString(),
                run.headSha(),
                run.base());
    }

    /** What another version of this bot wrote, and this one cannot read, is not known: that head is read again. */
    private Optional<KnownReview> known(ResultSet row) throws SQLException {
        var missing = row.getString("missing");
        return read(COMPLETED, row.getString("completed"), ReviewCompleted.class)
                .filter(completed -> completed.decision() != null)
                .map(completed -> new KnownReview(
                        completed, missing.isEmpty() ? Reading.complete() : Reading.incomplete(missing)));
    }

    private <E extends Event> Optional<E> read(String type, String kept, Class<E> event) {
        try {
            return Optional.of(event.cast(json.read(type, kept.getBytes(UTF_8))));
        } catch (PermanentFailure e) {
            LOG.errorf(ShownFailure.of(e), "A %s that was kept is not readable", event.getSimpleName());
            return Optional.empty();
        }
    }

    void keep(KnownReview review) {
        var run = review.completed().run();
        db.update(
                """
                insert into review (pull_request, head_sha, base, run_id, completed, reviewed_at, missing)
                values (?, ?, ?, ?, ?, ?, ?)
                on conflict (pull_request, head_sha, base)
                do update set run_id = excluded.run_id, completed = excluded.completed, reviewed_at = excluded.reviewed_at,
                    missing = excluded.missing
                """,
                run.pullRequest().toString(),
                run.headSha(),
                run.base(),
                run.id(),
                new String(json.write(review.completed()), UTF_8),
                clock.instant(),
                review.reading().missing().orElse(""));
    }

    /** The live run is the one that a review was asked for last. */
    void asked(StageRequested request) {
        db.update("""
                insert into review_asked (pull_request, requested, asked_at) values (?, ?, ?)
                on conflict (pull_request) do update set requested = excluded.requested, asked_at = excluded.asked_at""", request.run().pullRequest().toString(), new String(json.write(request), UTF_8), clock.instant());
    }

    Optional<StageRequested> askedLast(PullRequestRef pullRequest) {
        return db.first(
                        "select requested from review_asked where pull_request = ?",
                        row -> read(REQUESTED, row.getString("requested"), StageRequested.class),
                        pullRequest.toString())
                .flatMap(it -> it);
    }

    @Scheduled(every = "6h", delayed = "5m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void prune() {
        var before = clock.instant().minus(config.retention());
        db.update("delete from review where reviewed_at < ?", before);
        db.update("delete from review_asked where asked_at < ?", before);
    }
}
