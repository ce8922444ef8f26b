package dev.pipe.pipeline.hold;

import dev.pipe.common.event.RepoRef;
import dev.pipe.pipeline.settings.PipelineConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;

/** What holds a repository's merges now. */
@ApplicationScoped
public class OpenHolds {

    static final String WATCHMAN = "infra-bot";

    private final HoldTable table;
    private final HoldPolicy policy;
    private final Clock clock;
    private final Instant listeningSince;

    OpenHolds(HoldTable table, PipelineConfig config, Clock clock) {
        this.table = table;
        this.policy = new HoldPolicy(config.infraSilentAfter(), config.holdsLapseAfter());
        this.clock = clock;
        this.listeningSince = clock.instant();
    }

    public Holds of(RepoRef repo) {
        return policy.decide(repo, table.open(), heard(), clock.instant());
    }

    /** Nobody is silent before this bot listened: after its own long sleep no hold lapses at once. */
    private Instant heard() {
        return table.lastHeard(WATCHMAN)
                .filter(at -> at.isAfter(listeningSince))
                .orElse(listeningSince);
    }

    /** How it is with the watchman, for noticing that it changed. */
    HoldPolicy.Watch watch() {
        return policy.watch(heard(), clock.instant());
    }
}
