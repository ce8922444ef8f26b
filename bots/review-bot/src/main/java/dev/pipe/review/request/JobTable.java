package dev.pipe.review.request;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.pipe.common.bus.EventJson;
import dev.pipe.common.bus.Traces;
import dev.pipe.common.db.Db;
import dev.pipe.common.event.CommandIssued;
import dev.pipe.common.event.PipelineEvent.StageRequested;
import dev.pipe.common.event.PullRequestRef;
import dev.pipe.common.event.RunRef;
import dev.pipe.common.secrets.CredentialMask;
import dev.pipe.review.ReviewConfig;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The queue of what takes long. Of one pull request the jobs of a kind are done one after the other. */
@ApplicationScoped
class JobTable {

    /** The database's clock decides, which all replicas share. Whoever let a lease run out is taken for dead. */
    private static final String CLAIM = """
            update review_job set state = 'reading', lease = ?, leased_until = now() + make_interval(secs => ?),
                   died = died + case state when 'reading' then 1 else 0 end
             where seq = (
                select seq from review_job job
                 where kind = ? and (state = 'waiting' and not_before <= now()
                                     or state = 'reading' and leased_until < now())
                   and not exists (
                      select 1 from review_job earlier
                       where earlier.pull_request = job.pull_request and earlier.seq < job.seq
                         and earlier.kind = job.kind and earlier.state in ('waiting', 'reading'))
                 order by seq limit 1 for update skip locked)
            returning *""";

    private final Db db;
    private final EventJson json;
    private final Traces traces;
    private final ReviewConfig config;
    private final Clock clock;

    JobTable(Db db, EventJson json, Traces traces, ReviewConfig config, Clock clock) {
        this.db = db;
        this.json = json;
        this.traces = traces;
        this.config = config;
        this.clock = clock;
    }

    /**
     * Asked for twice it is made once, with what was asked for last, unless it came to nothing the first time. Who reads
     * what was asked for before reads in vain.
     */
    void ask(StageRequested request, ReviewNow.Extent extent, String place) {
        var run = request.run();
        var requested = new String(json.write(request), UTF_8);
        var joined =
                db.update("""
                update review_job set state = 'waiting', lease = '', requested = ?, trace_parent = ?
                 where pull_request = ? and run_id = ? and place = ?
                   and (state = 'waiting' or state = 'reading' and requested <> ?)""", requested, traces.current(), run.pullRequest().toString(), run.id(), place, requested);
        if (joined == 0) {
            ask(JobKind.REVIEW, run.pullRequest(), run.id(), place, requested, extent.name());
        }
    }

    /** As it may be kept: people quote what they ask about. */
    void ask(CommandIssued call) {
        var rest = CredentialMask.mask(call.rest());
        // what gives a credential away may be another word than itself
        var arguments = rest.equals(call.rest())
                ? call.arguments().stream().map(CredentialMask::mask).toList()
                : List.of(rest.strip().split("\\s+"));
        var masked = new CommandIssued(
                call.pullRequest(),
                call.command(),
                arguments,
                rest,
                call.actor(),
                call.permission(),
                call.commentKind(),
                call.commentId(),
                call.ordinal(),
                call.commitId(),
                call.issuedAt());
        ask(JobKind.COMMAND, call.pullRequest(), "", call.place(), new String(json.write(masked), UTF_8), "");
    }

    /** What is done is done anew, behind what others have asked for meanwhile. */
    private void ask(
            JobKind kind, PullRequestRef pullRequest, String runId, String place, String requested, String extent) {
        db.update("""
                insert into review_job (kind, pull_request, run_id, place, requested, extent, trace_parent)
                values (?, ?, ?, ?, ?, ?, ?)
                on conflict (pull_request, run_id, place)
                do update set seq = default, state = 'waiting', attempts = 0, died = 0, not_before = now(), lease = '',
                    asked_at = now(), settled_at = null, reason = null, requested = excluded.requested,
                    extent = excluded.extent, trace_parent = excluded.trace_parent
                 where review_job.state not in ('waiting', 'reading')""", kind, pullRequest.toString(), runId, place, requested, extent, traces.current());
    }

    /** What other runs of the pull request asked for is not wanted any more. Returns what it was. */
    List<Job> supersede(RunRef run) {
        return db.query("""
                update review_job set state = 'superseded', settled_at = now()
                 where kind = 'REVIEW' and pull_request = ? and run_id <> ? and state in ('waiting', 'reading')
                returning *""", JobTable::job, run.pullRequest().toString(), run.id());
    }

    /** True when a review of that run is still to begin. */
    boolean isWaiting(RunRef run) {
        return db.first(
                        "select 1 from review_job where pull_request = ? and run_id = ? and state = 'waiting'",
                        row -> true,
                        run.pullRequest().toString(),
                        run.id())
                .isPresent();
    }

    Optional<Job> claim(JobKind kind, String lease) {
        return db.first(CLAIM, JobTable::job, lease, seconds(), kind);
    }

    /** Whoever still works says so. */
    void renew(List<String> leases) {
        db.update("""
                update review_job set leased_until = now() + make_interval(secs => ?)
                 where state = 'reading' and lease = any (?)""", seconds(), leases);
    }

    /** Whoever stops leaves them to others. */
    void release(List<String> leases) {
        db.update(
                "update review_job set state = 'waiting', lease = '' where state = 'reading' and lease = any (?)",
                leases);
    }

    /** Returns false when it is not this worker's any more: superseded, or taken over by another. */
    boolean settle(Job job, String state, String reason) {
        return db.update("""
                        update review_job set state = ?, settled_at = now(), reason = ?
                         where seq = ? and lease = ? and state = 'reading'""", state, reason, job.seq(), job.lease()) == 1;
    }

    void putBack(Job job, int attempts, Instant notBefore, String reason) {
        db.update("""
                update review_job set state = 'waiting', attempts = ?, not_before = ?, reason = ?
                 where seq = ? and lease = ? and state = 'reading'""", attempts, notBefore, reason, job.seq(), job.lease());
    }

    private double seconds() {
        return config.jobs().lease().toMillis() / 1000.0;
    }

    private static Job job(ResultSet row) throws SQLException {
        return new Job(
                row.getLong("seq"),
                JobKind.valueOf(row.getString("kind")),
                PullRequestRef.parse(row.getString("pull_request")),
                row.getString("run_id"),
                row.getString("place"),
                row.getString("requested"),
                row.getString("extent"),
                row.getInt("attempts"),
                row.getInt("died"),
                row.getString("lease"),
                Db.instant(row, "asked_at"),
                row.getString("trace_parent"));
    }

    @Scheduled(every = "6h", delayed = "8m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void prune() {
        db.update("delete from review_job where settled_at < ?", clock.instant().minus(config.retention()));
    }
}
