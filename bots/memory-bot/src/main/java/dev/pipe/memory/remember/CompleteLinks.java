package dev.pipe.memory.remember;

import dev.pipe.memory.MemoryConfig;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.function.UnaryOperator;

/** Asks GitHub again for the links it did not give when something was remembered; forgets dossiers past their time. */
@ApplicationScoped
class CompleteLinks {

    private static final int AT_ONCE = 20;

    private final DossierTable dossiers;
    private final KeepDossiers keep;
    private final MemoryConfig config;
    private final Clock clock;

    CompleteLinks(DossierTable dossiers, KeepDossiers keep, MemoryConfig config, Clock clock) {
        this.dossiers = dossiers;
        this.keep = keep;
        this.config = config;
        this.clock = clock;
    }

    @Scheduled(every = "30s", delayed = "10s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void complete() {
        dossiers.withoutLink(AT_ONCE).forEach(key -> keep.change(key, UnaryOperator.identity()));
    }

    @Scheduled(every = "1h", delayed = "1m")
    void forget() {
        dossiers.forgetChangedBefore(clock.instant().minus(config.keep()));
    }
}
