package dev.pipe.pipeline.reconcile;

import dev.pipe.common.github.GitHubDeliveries;
import dev.pipe.common.github.GitHubDeliveries.Hook;
import dev.pipe.common.github.GitHubFailure;
import dev.pipe.common.health.BotMetrics;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jboss.logging.Logger;

/** At start and every minute: each hook's list is looked at, in a transaction of its own; one that fails is looked at later. */
@ApplicationScoped
class ReconcileHooks {

    private static final Logger LOG = Logger.getLogger(ReconcileHooks.class);
    private static final int TIMEOUT_SECONDS = 600;

    private final GitHubDeliveries github;
    private final PositionTable positions;
    private final LookAtHook look;
    private final ReconcileConfig config;
    private final GapMeters meters;
    private final BotMetrics metrics;

    ReconcileHooks(
            GitHubDeliveries github,
            PositionTable positions,
            LookAtHook look,
            ReconcileConfig config,
            GapMeters meters,
            BotMetrics metrics) {
        this.github = github;
        this.positions = positions;
        this.look = look;
        this.config = config;
        this.meters = meters;
        this.metrics = metrics;
    }

    @Scheduled(every = "${pipe.reconcile.every:1m}", delayed = "2s", concurrentExecution = ConcurrentExecution.SKIP)
    void reconcile() {
        if (github.hasApp()) {
            reconcile(List.of(Hook.APP), "app");
        }
        for (var owner : config.hooks().orElse(List.of())) {
            attempt(owner, () -> github.hooks(owner, config.addressEnd()).forEach(this::reconcile));
        }
        meters.refresh();
    }

    private void reconcile(List<Hook> hooks, String whose) {
        attempt(whose, () -> hooks.forEach(this::reconcile));
    }

    private void reconcile(Hook hook) {
        QuarkusTransaction.requiringNew().run(() -> positions.know(hook));
        QuarkusTransaction.requiringNew()
                .timeout(TIMEOUT_SECONDS)
                .run(() -> positions.take(hook).ifPresent(position -> positions.save(hook, look.look(hook, position))));
    }

    /** One hook's trouble is not another's. */
    private void attempt(String whose, Runnable reconcile) {
        try {
            reconcile.run();
        } catch (RuntimeException e) {
            metrics.error();
            LOG.warnf(
                    e instanceof GitHubFailure ? null : e,
                    "Could not look at the deliveries of %s: %s",
                    whose,
                    e.getMessage());
        }
    }
}
