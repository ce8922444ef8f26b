package dev.pipe.pipeline.hold;

import dev.pipe.common.event.PullRequestRef;
import dev.pipe.pipeline.settings.PipelineConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** What holds a pull request's merge now. */
@ApplicationScoped
public class OpenHolds {

    static final String WATCHMAN = "infra-bot";

    private final HoldTable table;
    private final PersonHoldTable people;
    private final HoldPolicy policy;
    private final Clock clock;
    private final Instant listeningSince;

    OpenHolds(HoldTable table, PersonHoldTable people, PipelineConfig config, Clock clock) {
        this.table = table;
        this.people = people;
        this.policy = new HoldPolicy(config.infraSilentAfter(), config.holdsLapseAfter());
        this.clock = clock;
        this.listeningSince = clock.instant();
    }

    /** @param sharers other pull requests with the same head and base */
    public Holds of(PullRequestRef ref, List<PullRequestRef> sharers) {
        var elsewhere =
                sharers.stream().flatMap(sharer -> people.on(sharer).stream()).toList();
        return policy.decide(ref.repo(), table.open(), heard(), clock.instant()).with(people.on(ref), elsewhere);
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
