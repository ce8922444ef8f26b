package dev.pipe.review.request;

import dev.pipe.common.db.Db;
import dev.pipe.common.event.PullRequestRef;
import dev.pipe.common.event.RunRef;
import dev.pipe.review.ReviewConfig;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** Which alerts each review counts, and of which GitHub has still to tell. */
@ApplicationScoped
class ScanTable {

    private static final int AT_ONCE = 20;
    private static final int MOST_FAILURES = 30; // about a day
    private static final Duration LONGEST = Duration.ofHours(1);

    private final Db db;
    private final ReviewConfig config;
    private final Clock clock;

    ScanTable(Db db, ReviewConfig config, Clock clock) {
        this.db = db;
        this.config = config;
        this.clock = clock;
    }

    /** @param found hash of what the review of this head counts now */
    void read(RunRef run, String found) {
        db.update("""
                insert into scan_reading (pull_request, head_sha, found, read_at) values (?, ?, ?, ?)
                on conflict (pull_request) do update set head_sha = excluded.head_sha, found = excluded.found,
                    failures = 0, due_at = null, read_at = excluded.read_at""", run.pullRequest().toString(), run.headSha(), found, clock.instant());
    }

    /** True when the review of this head counts just that, and nothing is missing from it. */
    boolean counts(RunRef run, String found) {
        return db.first("""
                        select 1 from scan_reading
                        where pull_request = ? and head_sha = ? and found = ? and failures = 0""", row -> true, run.pullRequest().toString(), run.headSha(), found)
                .isPresent();
    }

    /** GitHub did not say; another time. */
    void failed(RunRef run) {
        var pullRequest = run.pullRequest().toString();
        var before = db.first(
                        "select failures from scan_reading where pull_request = ? and head_sha = ?",
                        row -> row.getInt("failures"),
                        pullRequest,
                        run.headSha())
                .orElse(0);
        var wait = wait(config.codeScanning().again(), before);
        var due = before + 1 > MOST_FAILURES ? null : clock.instant().plus(wait);
        db.update("""
                insert into scan_reading (pull_request, head_sha, found, failures, due_at, read_at)
                values (?, ?, '', ?, ?, ?)
                on conflict (pull_request) do update set head_sha = excluded.head_sha, failures = excluded.failures,
                    due_at = excluded.due_at, read_at = excluded.read_at""", pullRequest, run.headSha(), before + 1, due, clock.instant());
    }

    /** What GitHub knows now was to be counted, and was not: another time. */
    void missed(RunRef run) {
        if (config.codeScanning().read() && isOf(run)) {
            failed(run);
        }
    }

    /** A scan of that head ended. */
    void ended(RunRef run) {
        if (isOf(run)) {
            db.update(
                    "update scan_reading set due_at = ? where pull_request = ?",
                    clock.instant(),
                    run.pullRequest().toString());
        } else {
            db.update("""
                    insert into scan_reading (pull_request, head_sha, found, due_at, read_at) values (?, ?, '', ?, ?)
                    on conflict (pull_request) do update set head_sha = excluded.head_sha, found = '', failures = 0,
                        due_at = excluded.due_at, read_at = excluded.read_at""", run.pullRequest().toString(), run.headSha(), clock.instant(), clock.instant());
        }
    }

    private boolean isOf(RunRef run) {
        return db.first(
                        "select 1 from scan_reading where pull_request = ? and head_sha = ?",
                        row -> true,
                        run.pullRequest().toString(),
                        run.headSha())
                .isPresent();
    }

    static Duration wait(Duration first, int failuresBefore) {
        var doubled = first.multipliedBy(1L << Math.min(failuresBefore, 20));
        return doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST;
    }

    /** Nothing is to be read of it any more. */
    void settled(PullRequestRef pullRequest) {
        db.update("update scan_reading set due_at = null where pull_request = ?", pullRequest.toString());
    }

    List<PullRequestRef> due() {
        return db.query(
                "select pull_request from scan_reading where due_at <= ? order by due_at limit " + AT_ONCE,
                row -> PullRequestRef.parse(row.getString("pull_request")),
                clock.instant());
    }

    boolean isDue(PullRequestRef pullRequest) {
        return db.first(
                        "select 1 from scan_reading where pull_request = ? and due_at <= ?",
                        row -> true,
                        pullRequest.toString(),
                        clock.instant())
                .isPresent();
    }

    @Scheduled(every = "6h", delayed = "8m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void prune() {
        db.update("delete from scan_reading where read_at < ?", clock.instant().minus(config.retention()));
    }
}
