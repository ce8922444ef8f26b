package dev.pipe.common.bus;

import dev.pipe.common.github.GitHubFailure;
import dev.pipe.common.health.BotMetrics;
import dev.pipe.common.secrets.ShownFailure;
import io.opentelemetry.api.trace.SpanKind;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.narayana.jta.QuarkusTransactionException;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;

/**
 * Works on the inbox: per key in order, each row in one transaction with the state it changes and what it sends. A
 * failure is retried with backoff while it may mend itself; in the end, or at once when no repetition helps, the row is
 * dead-lettered and its key goes on. What meets a limit of GitHub's is put back until then, and loses no attempt.
 */
@ApplicationScoped
class WorkInbox {

    private static final Logger LOG = Logger.getLogger(WorkInbox.class);

    private static final Duration TOGETHER = Duration.ofMillis(40);
    private static final int MOST_TOGETHER = 32;
    private static final Duration ONE_BY_ONE = Duration.ofSeconds(2);

    private final AtomicLong oneByOneSince = new AtomicLong(System.nanoTime() - ONE_BY_ONE.toNanos());
    private final Inbox inbox;
    private final DispatchRow dispatch;
    private final ReadRawRecord rawRecords;
    private final DeadLetters deadLetters;
    private final BotMetrics metrics;
    private final Traces traces;
    private final BusConfig config;
    private final Backoff backoff;
    private final Clock clock;
    private final Lane lane;

    WorkInbox(
            Inbox inbox,
            DispatchRow dispatch,
            ReadRawRecord rawRecords,
            DeadLetters deadLetters,
            BotMetrics metrics,
            Traces traces,
            BusConfig config,
            Clock clock) {
        this.inbox = inbox;
        this.dispatch = dispatch;
        this.rawRecords = rawRecords;
        this.deadLetters = deadLetters;
        this.metrics = metrics;
        this.traces = traces;
        this.config = config;
        this.clock = clock;
        this.backoff = Backoff.of(config);
        this.lane = new Lane("inbox", this::work, config.pollInterval(), metrics);
    }

    void start(@Observes StartupEvent startup) {
        lane.start(config.workers());
    }

    void stop(@Observes ShutdownEvent shutdown) {
        lane.stop(Duration.ofSeconds(20));
    }

    void wake() {
        lane.wake();
    }

    /** Works on one row, of raw records on some of one key; returns false when none is due. */
    boolean work() {
        var claimed = new ArrayList<Inbox.Row>();
        var began = System.nanoTime();
        try {
            QuarkusTransaction.requiringNew()
                    .timeout((int) config.handlerTimeout().toSeconds())
                    .run(() -> workInThisTransaction(claimed));
        } catch (RuntimeException e) {
            if (claimed.isEmpty()) {
                throw e; // the database, not a row
            }
            settle(claimed, e);
            return true;
        }
        for (var row : claimed) {
            metrics.event(row.type(), "done");
            metrics.timed(row.type(), Duration.ofNanos((System.nanoTime() - began) / claimed.size()));
        }
        return !claimed.isEmpty();
    }

    private void workInThisTransaction(List<Inbox.Row> claimed) {
        var first = inbox.claim();
        if (first.isEmpty()) {
            return;
        }
        work(first.get(), claimed);
        if (first.get().body() == null && !oneByOne()) {
            workOnFollowing(first.get(), claimed);
        }
        inbox.done(claimed);
    }

    /**
     * A commit costs more than the work on a raw record; of one key because a transaction keeps its keys locked. Only as
     * far as the bodies are at hand: then the keys of a backlog advance at one pace, and a reading serves them all.
     */
    private void workOnFollowing(Inbox.Row first, List<Inbox.Row> claimed) {
        var until = System.nanoTime() + TOGETHER.toNanos();
        for (var row : inbox.claimRawAfter(first, MOST_TOGETHER)) {
            if (System.nanoTime() > until || !rawRecords.isAtHand(row)) {
                return;
            }
            work(row, claimed);
        }
    }

    private void work(Inbox.Row row, List<Inbox.Row> claimed) {
        claimed.add(row);
        traces.inSpan("handle " + row.type(), SpanKind.CONSUMER, row.traceParent(), () -> dispatch.handle(row));
    }

    /** All is rolled back. When it was more than one row, they are tried again one by one: then the failing one is alone. */
    private void settle(List<Inbox.Row> claimed, RuntimeException failure) {
        if (claimed.size() > 1) {
            oneByOneSince.set(System.nanoTime());
        } else {
            settleFailure(claimed.getFirst(), failure);
        }
    }

    private boolean oneByOne() {
        return System.nanoTime() - oneByOneSince.get() < ONE_BY_ONE.toNanos();
    }

    private void settleFailure(Inbox.Row row, RuntimeException failure) {
        var notBefore = notBefore(failure);
        if (notBefore.isPresent()) {
            LOG.infof("%s %s (key %s) is put back: %s", row.type(), row.id(), row.key(), reason(failure));
            metrics.event(row.type(), "deferred");
            QuarkusTransaction.requiringNew().run(() -> inbox.defer(row, notBefore.get(), reason(failure)));
            return;
        }
        metrics.error();
        var attempts = row.attempts() + 1;
        var reason = reason(failure);
        if (mayMend(failure)
                && (attempts < config.maxAttempts() || isOutage(failure) && inbox.cameSince(row, patience()))) {
            var wait = backoff.after(attempts);
            LOG.warnf(
                    ShownFailure.of(failure),
                    "%s %s (key %s) failed, attempt %d, next in %s",
                    row.type(),
                    row.id(),
                    row.key(),
                    attempts,
                    wait);
            metrics.event(row.type(), "retried");
            QuarkusTransaction.requiringNew()
                    .run(() -> inbox.retry(row, clock.instant().plus(wait), reason));
        } else {
            LOG.errorf(
                    ShownFailure.of(failure),
                    "%s %s (key %s) failed for good after %d attempts",
                    row.type(),
                    row.id(),
                    row.key(),
                    attempts);
            metrics.event(row.type(), "dead");
            traces.inSpan(
                    "dead-letter " + row.type(),
                    SpanKind.INTERNAL,
                    row.traceParent(),
                    () -> QuarkusTransaction.requiringNew().run(() -> {
                        if (inbox.dead(row, reason)) {
                            deadLetters.publish(row, reason, attempts);
                        }
                    }));
        }
    }

    /** The time before which GitHub's limits let nothing through, if that is what it met. */
    static Optional<Instant> notBefore(RuntimeException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof GitHubFailure github) {
                return github.notBefore();
            }
        }
        return Optional.empty();
    }

    private Instant patience() {
        return clock.instant().minus(config.outagePatience());
    }

    /** GitHub itself fails, and does for everybody: 5xx, or no answer at all. */
    static boolean isOutage(RuntimeException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof GitHubFailure github) {
                return github.retryable() && (github.status() == 0 || github.status() >= 500);
            }
        }
        return false;
    }

    static boolean mayMend(RuntimeException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof PermanentFailure) {
                return false;
            }
            if (cause instanceof GitHubFailure github) {
                return github.retryable();
            }
        }
        return true;
    }

    /** The message people read: of the failure itself, not of the transaction's wrapper around it. */
    static String reason(Throwable failure) {
        return ShownFailure.words(message(failure));
    }

    private static String message(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof PermanentFailure || cause instanceof GitHubFailure) {
                return cause.getMessage();
            }
        }
        var failed = failure instanceof QuarkusTransactionException && failure.getCause() != null
                ? failure.getCause()
                : failure;
        return failed.getClass().getSimpleName() + ": " + failed.getMessage();
    }
}
