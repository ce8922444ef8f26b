package dev.pipe.governance.decide;

import dev.pipe.common.event.GovernanceEvent.Verdict;
import dev.pipe.governance.GovernanceMeters;
import dev.pipe.governance.decide.GovernedRun.State;
import dev.pipe.governance.domain.Domains;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.time.Duration;
import java.util.Map;

/** Counts decisions once they are committed, and shows how many runs wait or are approved, whichever replica did it. */
@ApplicationScoped
class MeasureGovernance {

    private final MeterRegistry registry;
    private final RunTable runs;
    private final Domains domains;
    private volatile Map<State, Long> counts = Map.of();

    MeasureGovernance(MeterRegistry registry, RunTable runs, Domains domains) {
        this.registry = registry;
        this.runs = runs;
        this.domains = domains;
    }

    void register(@Observes StartupEvent startup) {
        for (var verdict : Verdict.values()) {
            registry.counter(GovernanceMeters.DECISIONS, GovernanceMeters.VERDICT, label(verdict));
        }
        approvalTimer();
        // The registry gives a gauge no name that ends in _total, so that the number of domains is a counter at rest.
        FunctionCounter.builder(
                        GovernanceMeters.DOMAINS, domains, all -> all.all().size())
                .description("Domains that this bot knows")
                .register(registry);
        gauge(GovernanceMeters.PENDING, State.WAITING, "Runs that wait for approvals");
        gauge(GovernanceMeters.APPROVED, State.APPROVED, "Pull requests whose newest run is approved and not over");
    }

    void decided(@Observes(during = TransactionPhase.AFTER_SUCCESS) DecisionMade decision) {
        registry.counter(GovernanceMeters.DECISIONS, GovernanceMeters.VERDICT, label(decision.verdict()))
                .increment();
        if (decision.verdict() == Verdict.APPROVED) {
            approvalTimer().record(decision.sinceAsked());
        }
    }

    @Scheduled(every = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void count() {
        counts = runs.countByState();
    }

    private void gauge(String name, State state, String description) {
        Gauge.builder(name, this, measured -> measured.counts.getOrDefault(state, 0L))
                .description(description)
                .register(registry);
    }

    private Timer approvalTimer() {
        return Timer.builder(GovernanceMeters.APPROVAL)
                .description("From the question to the approval")
                .serviceLevelObjectives(
                        Duration.ofMinutes(1),
                        Duration.ofMinutes(15),
                        Duration.ofHours(1),
                        Duration.ofHours(8),
                        Duration.ofDays(1),
                        Duration.ofDays(7))
                .register(registry);
    }

    private static String label(Verdict verdict) {
        return verdict.name().toLowerCase(java.util.Locale.ROOT);
    }
}
