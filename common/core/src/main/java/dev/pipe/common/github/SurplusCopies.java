package dev.pipe.common.github;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import org.jboss.logging.Logger;

/** Removes copies of ours that stand twice, and counts them. */
@ApplicationScoped
class SurplusCopies {

    private static final Logger LOG = Logger.getLogger(SurplusCopies.class);
    private static final int GONE = 404;

    private final MeterRegistry meters;

    SurplusCopies(MeterRegistry meters) {
        this.meters = meters;
    }

    void delete(RepoCalls repo, String path, String kind) throws IOException {
        try {
            repo.delete(path);
            count(path, kind);
        } catch (GitHubRefusal refusal) {
            if (refusal.status() != GONE) { // else somebody was faster
                throw refusal;
            }
        }
    }

    void count(String path, String kind) {
        LOG.infof("Removed a surplus %s: %s", kind, path);
        meters.counter(GitHubTelemetry.SURPLUS_REMOVED, "kind", kind).increment();
    }
}
