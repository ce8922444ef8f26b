package dev.pipe.pipeline.run;

import dev.pipe.pipeline.override.OverrideTable;
import dev.pipe.pipeline.settings.PipelineConfig;
import dev.pipe.pipeline.trust.TrustTable;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import org.jboss.logging.Logger;

/** Forgets what ended long ago, so that no table grows without end. */
@ApplicationScoped
class PruneRuns {

    private static final Logger LOG = Logger.getLogger(PruneRuns.class);

    private final RunTable runs;
    private final PullRequestTable pullRequests;
    private final SaidTable said;
    private final OverrideTable overrides;
    private final TrustTable vouched;
    private final PipelineConfig config;
    private final Clock clock;

    PruneRuns(
            RunTable runs,
            PullRequestTable pullRequests,
            SaidTable said,
            OverrideTable overrides,
            TrustTable vouched,
            PipelineConfig config,
            Clock clock) {
        this.runs = runs;
        this.pullRequests = pullRequests;
        this.said = said;
        this.overrides = overrides;
        this.vouched = vouched;
        this.config = config;
        this.clock = clock;
    }

    @Scheduled(every = "6h", delayed = "5m")
    void prune() {
        var before = clock.instant().minus(config.runsRetention());
        QuarkusTransaction.requiringNew().run(() -> {
            var forgotten = runs.prune(before);
            pullRequests.prune(before);
            said.prune(before);
            overrides.prune(before);
            vouched.prune(before);
            LOG.infof("Forgot %d runs that ended before %s", forgotten, before);
        });
    }
}
