package dev.pipe.pipeline.nudge;

import dev.pipe.common.event.PullRequestRef;
import dev.pipe.common.github.GitHubFailure;
import dev.pipe.common.health.BotMetrics;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Looks at the pull requests whose time has come, each in a transaction of its own; one that fails is put off. */
@ApplicationScoped
class SweepNudges {

    private static final Logger LOG = Logger.getLogger(SweepNudges.class);

    private final NudgeTable nudges;
    private final Nudged nudged;
    private final BotMetrics metrics;
    private final Clock clock;

    SweepNudges(NudgeTable nudges, Nudged nudged, BotMetrics metrics, Clock clock) {
        this.nudges = nudges;
        this.nudged = nudged;
        this.metrics = metrics;
        this.clock = clock;
    }

    @Scheduled(every = "${pipe.pipeline.sweep-interval:1s}", concurrentExecution = ConcurrentExecution.SKIP)
    void sweep() {
        nudges.due(clock.instant()).forEach(this::look);
    }

    private static Optional<Instant> limitIn(RuntimeException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof GitHubFailure github) {
                return github.notBefore();
            }
        }
        return Optional.empty();
    }

    void look(PullRequestRef pullRequest) {
        try {
            QuarkusTransaction.requiringNew().run(() -> nudged.lookAgain(pullRequest));
        } catch (RuntimeException e) {
            var limit = limitIn(e);
            if (limit.isPresent()) {
                LOG.infof("%s is looked at again after GitHub's limit: %s", pullRequest, e.getMessage());
                metrics.event("nudge", "deferred");
                QuarkusTransaction.requiringNew().run(() -> nudges.deferTo(pullRequest, clock.instant(), limit.get()));
                return;
            }
            metrics.error();
            LOG.warnf(e, "Could not look at %s again; it is put off", pullRequest);
            QuarkusTransaction.requiringNew().run(() -> {
                nudges.putOff(pullRequest, clock.instant());
                nudged.couldNotLook(pullRequest, clock.instant(), String.valueOf(e.getMessage()));
            });
        }
    }
}
