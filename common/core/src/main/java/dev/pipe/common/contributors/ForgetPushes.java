package dev.pipe.common.contributors;

import io.quarkus.arc.properties.IfBuildProperty;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Forgets pushes after {@code pipe.contributors.retention}. It is long: who pushed to a pull request that stays open for
 * longer could approve it.
 */
@ApplicationScoped
@IfBuildProperty(name = "pipe.contributors.noted", stringValue = "true")
class ForgetPushes {

    private final PushTable pushes;
    private final CarriedHeadTable carried;
    private final Duration retention;
    private final Clock clock;

    ForgetPushes(
            PushTable pushes,
            CarriedHeadTable carried,
            @ConfigProperty(name = "pipe.contributors.retention", defaultValue = "400d") Duration retention,
            Clock clock) {
        this.pushes = pushes;
        this.carried = carried;
        this.retention = retention;
        this.clock = clock;
    }

    @Scheduled(every = "6h", delayed = "13m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @Transactional
    void forget() {
        var before = clock.instant().minus(retention);
        pushes.prune(before);
        carried.prune(before);
    }
}
