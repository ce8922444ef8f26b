package dev.pipe.pipeline.reconcile;

import dev.pipe.common.github.GitHubConfig;
import dev.pipe.common.github.GitHubConfig.Source;
import dev.pipe.common.github.GitHubDeliveries;
import dev.pipe.common.github.GitHubFailure;
import dev.pipe.common.health.BotMetrics;
import dev.pipe.pipeline.catchup.ReadOpenPullRequests;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.Logger;

/** With a personal token and no address that GitHub can reach: the pull requests themselves are read, every minute. */
@ApplicationScoped
class PollPullRequests {

    private static final Logger LOG = Logger.getLogger(PollPullRequests.class);

    private final boolean active;
    private final ReadRepositories repositories;
    private final ReadOpenPullRequests read;
    private final BotMetrics metrics;

    PollPullRequests(
            GitHubConfig config,
            GitHubDeliveries deliveries,
            ReadRepositories repositories,
            ReadOpenPullRequests read,
            BotMetrics metrics) {
        this.active = config.source() == Source.POLLING && !deliveries.hasApp();
        this.repositories = repositories;
        this.read = read;
        this.metrics = metrics;
    }

    void warnWhenNothingIsNamed(@Observes StartupEvent started) {
        if (active && repositories.named().isEmpty()) {
            LOG.warn("pipe.github.source is polling with a token, and pipe.reconcile.repositories names no repository:"
                    + " nothing is read");
        }
    }

    @Scheduled(every = "${pipe.reconcile.every:1m}", delayed = "2s", concurrentExecution = ConcurrentExecution.SKIP)
    void poll() {
        if (!active) {
            return;
        }
        for (var repo : repositories.named()) {
            try {
                read.read(repo);
            } catch (RuntimeException e) {
                metrics.error();
                LOG.warnf(e instanceof GitHubFailure ? null : e, "Could not read %s: %s", repo, e.getMessage());
            }
        }
    }
}
