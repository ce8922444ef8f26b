package dev.pipe.pipeline.reconcile;

import dev.pipe.common.github.GitHubDeliveries.Hook;
import dev.pipe.common.github.GitHubFailure;
import dev.pipe.common.health.BotMetrics;
import dev.pipe.pipeline.catchup.ReadOpenPullRequests;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/** Where GitHub's list tells too little, the pull requests themselves tell. */
@ApplicationScoped
class ReadInstead {

    private static final Logger LOG = Logger.getLogger(ReadInstead.class);

    private final ReadRepositories repositories;
    private final ReadOpenPullRequests read;
    private final GapTable gaps;
    private final GapMeters meters;
    private final BotMetrics metrics;

    ReadInstead(
            ReadRepositories repositories,
            ReadOpenPullRequests read,
            GapTable gaps,
            GapMeters meters,
            BotMetrics metrics) {
        this.repositories = repositories;
        this.read = read;
        this.gaps = gaps;
        this.meters = meters;
        this.metrics = metrics;
    }

    /** False when some of it is to be read again later; what GitHub does not show us is named and left out. */
    boolean read(Hook hook, Position before, String why) {
        var since = before.settledAt() == null ? before.lookedAt() : before.settledAt();
        LOG.warnf("Hook %s: %s. The open pull requests are read since %s", hook, why, since);
        var whole = true;
        for (var repo : repositories.of(hook)) {
            try {
                var news = read.read(repo, since);
                LOG.infof("%s was read since %s: %d news", repo, since, news);
            } catch (GitHubFailure failure) {
                if (failure.notBefore().isPresent()) {
                    throw failure; // for all of them
                }
                metrics.error();
                LOG.warnf("%s could not be read since %s: %s", repo, since, failure.getMessage());
                whole &= !failure.retryable();
            }
        }
        if (whole) {
            gaps.read(hook, since, why);
            meters.caughtUp("reading");
        }
        return whole;
    }
}
