package dev.pipe.pipeline.reconcile;

import dev.pipe.common.github.GitHubDeliveries.Hook;
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

    ReadInstead(ReadRepositories repositories, ReadOpenPullRequests read, GapTable gaps, GapMeters meters) {
        this.repositories = repositories;
        this.read = read;
        this.gaps = gaps;
        this.meters = meters;
    }

    void read(Hook hook, Position before, String why) {
        var since = before.settledAt() == null ? before.lookedAt() : before.settledAt();
        LOG.warnf("Hook %s: %s. The open pull requests are read since %s", hook, why, since);
        for (var repo : repositories.of(hook)) {
            var news = read.read(repo, since);
            LOG.infof("%s was read since %s: %d news", repo, since, news);
        }
        gaps.read(hook, since, why);
        meters.caughtUp("reading");
    }
}
