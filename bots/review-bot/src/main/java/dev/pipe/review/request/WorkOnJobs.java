package dev.pipe.review.request;

import dev.pipe.common.bus.Backoff;
import dev.pipe.common.bus.BusConfig;
import dev.pipe.common.bus.Lane;
import dev.pipe.common.bus.Traces;
import dev.pipe.common.github.GitHubFailure;
import dev.pipe.common.health.BotMetrics;
import dev.pipe.common.secrets.ShownFailure;
import dev.pipe.review.ReviewConfig;
import io.opentelemetry.api.trace.SpanKind;
import io.quarkus.arc.All;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/**
 * Does what takes long: leases a job, works on it in no transaction, and concludes in a short one, if the job is still its
 * own then. A worker that dies renews its lease no more, and another takes the job.
 */
@ApplicationScoped
class WorkOnJobs {

    private static final Logger LOG = Logger.getLogger(WorkOnJobs.class);

    private final JobTable jobs;
    private final List<DoJob> hands;
    private final ConcludeJob conclude;
    private final JobMeters meters;
    private final Traces traces;
    private final ReviewConfig config;
    private final BusConfig bus;
    private final BotMetrics metrics;
    private final Backoff backoff;
    private final Clock clock;
    private final Map<JobKind, Lane> lanes = new EnumMap<>(JobKind.class);

    /** What this process works on, by lease, and since when. */
    private final Map<String, Instant> held = new ConcurrentHashMap<>();

    WorkOnJobs(
            JobTable jobs,
            @All List<DoJob> hands,
            ConcludeJob conclude,
            JobMeters meters,
            Traces traces,
            ReviewConfig config,
            BusConfig bus,
            BotMetrics metrics,
            Clock clock) {
        this.jobs = jobs;
        this.hands = hands;
        this.conclude = conclude;
        this.meters = meters;
        this.traces = traces;
        this.config = config;
        this.bus = bus;
        this.metrics = metrics;
        this.backoff = Backoff.of(bus);
        this.clock = clock;
        for (var kind : JobKind.values()) {
            lanes.put(kind, new Lane(kind.label(), () -> work(kind), bus.pollInterval(), metrics));
        }
    }

    void start(@Observes StartupEvent startup) {
        lanes.get(JobKind.REVIEW).start(config.jobs().workers());
        lanes.get(JobKind.COMMAND).start(config.jobs().answerers());
    }

    /** Does not wait for a model: what is not concluded by then is left to others. */
    void stop(@Observes ShutdownEvent shutdown) {
        lanes.values().forEach(lane -> lane.stop(Duration.ofSeconds(3)));
        jobs.release(List.copyOf(held.keySet()));
    }

    /** Does one job; returns false when none is due. */
    boolean work(JobKind kind) {
        var lease = UUID.randomUUID().toString();
        held.put(lease, clock.instant());
        try {
            var job = QuarkusTransaction.requiringNew().call(() -> jobs.claim(kind, lease));
            job.ifPresent(
                    it -> traces.inSpan(kind.label(), SpanKind.INTERNAL, it.traceParent(), () -> work(it, hand(kind))));
            return job.isPresent();
        } finally {
            held.remove(lease);
        }
    }

    private DoJob hand(JobKind kind) {
        return hands.stream().filter(it -> it.kind() == kind).findFirst().orElseThrow();
    }

    private void work(Job job, DoJob hand) {
        if (job.died() >= bus.maxAttempts()) {
            var reason = "It was begun " + job.died() + " times and never ended";
            QuarkusTransaction.requiringNew().run(() -> conclude.failed(job, hand, reason, JobMeters.Outcome.FAILED));
            return;
        }
        try {
            var conclusion = hand.begin(job);
            QuarkusTransaction.requiringNew()
                    .timeout((int) bus.handlerTimeout().toSeconds())
                    .run(() -> conclude.with(job, hand, conclusion));
        } catch (RuntimeException e) {
            QuarkusTransaction.requiringNew().run(() -> failed(job, hand, e));
        } catch (StackOverflowError | OutOfMemoryError e) { // too much for this thread: an attempt like any other
            var failure = new IllegalStateException(e.toString(), e);
            QuarkusTransaction.requiringNew().run(() -> failed(job, hand, failure));
        }
    }

    private void failed(Job job, DoJob hand, RuntimeException failure) {
        var reason = Reason.of(failure);
        var limited = failure instanceof GitHubFailure github ? github.notBefore() : Optional.<Instant>empty();
        if (limited.isPresent()) { // a limit of GitHub's costs no attempt
            LOG.infof("A %s of %s is put back: %s", job.kind(), job.pullRequest(), reason);
            jobs.putBack(job, job.attempts(), limited.get(), reason);
            meters.settled(JobMeters.Outcome.DEFERRED);
            return;
        }
        metrics.error();
        var attempts = job.attempts() + 1;
        if (mayMend(failure) && (attempts < bus.maxAttempts() || isOutageOfLate(job, failure))) {
            var wait = backoff.after(attempts);
            LOG.warnf(
                    ShownFailure.of(failure),
                    "A %s of %s failed, attempt %d, next in %s",
                    job.kind(),
                    job.pullRequest(),
                    attempts,
                    wait);
            jobs.putBack(job, attempts, clock.instant().plus(wait), reason);
            meters.settled(JobMeters.Outcome.RETRIED);
        } else {
            LOG.errorf(
                    ShownFailure.of(failure),
                    "A %s of %s failed for good, attempt %d",
                    job.kind(),
                    job.pullRequest(),
                    attempts);
            var outcome = failure instanceof UnreadableJob ? JobMeters.Outcome.UNREADABLE : JobMeters.Outcome.FAILED;
            conclude.failed(job, hand, reason, outcome);
        }
    }

    /** GitHub itself fails, and does for everybody. */
    private boolean isOutageOfLate(Job job, RuntimeException failure) {
        return failure instanceof GitHubFailure github
                && (github.status() == 0 || github.status() >= 500)
                && job.askedAt().isAfter(clock.instant().minus(bus.outagePatience()));
    }

    private static boolean mayMend(RuntimeException failure) {
        return !(failure instanceof GitHubFailure github) || github.retryable();
    }

    /** A worker that hangs is renewed no longer than the limit says: another takes over, and the result of one counts. */
    @Scheduled(every = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void renew() {
        var earliest = clock.instant().minus(config.jobs().limit());
        var leases = held.entrySet().stream()
                .filter(entry -> entry.getValue().isAfter(earliest))
                .map(Map.Entry::getKey)
                .toList();
        if (!leases.isEmpty()) {
            jobs.renew(leases);
        }
    }

    void wake(JobKind kind) {
        lanes.get(kind).wake();
    }
}
