package dev.pipe.common.bus;

import dev.pipe.common.github.GitHubFailure;
import dev.pipe.common.health.BotMetrics;
import io.opentelemetry.api.trace.SpanKind;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logging.Logger;

/**
 * Works on the inbox: per key in order, each row in one transaction with the state it changes and what it sends. A
 * failure is retried with backoff while it may mend itself; in the end, or at once when no repetition helps, the row is
 * dead-lettered and its key goes on. What meets a limit of GitHub's is put back until then, and loses no attempt.
 */
@ApplicationScoped
class WorkInbox {

    private static final Logger LOG = Logger.getLogger(WorkInbox.class);

    private final Inbox inbox;
    private final DispatchRow dispatch;
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
            DeadLetters deadLetters,
            BotMetrics metrics,
            Traces traces,
            BusConfig config,
            Clock clock) {
        this.inbox = inbox;
        this.dispatch = dispatch;
        this.deadLetters = deadLetters;
        this.metrics = metrics;
        this.traces = traces;
        this.config = config;
        this.clock = clock;
        this.backoff = Backoff.of(config);
        this.lane = new Lane("inbox", this::workOne, config.pollInterval(), metrics);
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

    /** Works on one row; returns false when none is due. */
    boolean workOne() {
        var claimed = new AtomicReference<Inbox.Row>();
        var began = System.nanoTime();
        try {
            QuarkusTransaction.requiringNew()
                    .timeout((int) config.handlerTimeout().toSeconds())
                    .run(() -> inbox.claim().ifPresent(row -> {
                        claimed.set(row);
                        traces.inSpan("handle " + row.type(), SpanKind.CONSUMER, row.traceParent(), () -> {
                            dispatch.handle(row);
                            inbox.done(row);
                        });
                    }));
        } catch (RuntimeException e) {
            if (claimed.get() == null) {
                throw e; // the database, not a row
            }
            settleFailure(claimed.get(), e);
            return true;
        }
        if (claimed.get() == null) {
            return false;
        }
        metrics.event(claimed.get().type(), "done");
        metrics.timed(claimed.get().type(), Duration.ofNanos(System.nanoTime() - began));
        return true;
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
        if (mayMend(failure) && attempts < config.maxAttempts()) {
            var wait = backoff.after(attempts);
            LOG.warnf(
                    failure,
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
                    failure,
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
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof PermanentFailure || cause instanceof GitHubFailure) {
                return cause.getMessage();
            }
        }
        return failure.getClass().getSimpleName() + ": " + failure.getMessage();
    }
}
