package dev.pipe.pipeline.run;

import dev.pipe.common.bus.Outbox;
import dev.pipe.common.event.PipelineEvent.HeadCarried;
import dev.pipe.common.event.RunRef;
import dev.pipe.common.github.GitHubReads.PullRequest;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Carries what was said of a head over to one that is nothing but that head with its base merged in. */
@ApplicationScoped
class CarryHead {

    private final RecognisesCleanMerges merges;
    private final List<CarriesOver> carriers;
    private final Outbox outbox;
    private final Clock clock;

    CarryHead(RecognisesCleanMerges merges, @All List<CarriesOver> carriers, Outbox outbox, Clock clock) {
        this.merges = merges;
        this.carriers = carriers;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** A run whose words hold for the head that stands now, and the commit of the base that came in between. */
    record Carried(Run from, String mergedSha) {}

    Optional<Carried> from(Optional<Run> before, PullRequest now) {
        return before.filter(run -> !run.ref().headSha().equals(now.headSha())
                        && run.ref().base().equals(now.base()))
                .flatMap(run -> merges.mergedInto(run.ref(), now).map(merged -> new Carried(run, merged)));
    }

    /** Said before the run starts, so that whoever hears of the start knows already. */
    void to(RunRef run, Carried carried) {
        var from = carried.from().ref();
        outbox.publish(run.id() + "/carried", new HeadCarried(run, from, carried.mergedSha(), clock.instant()));
        carriers.forEach(carrier -> carrier.carryOver(from, run));
    }
}
