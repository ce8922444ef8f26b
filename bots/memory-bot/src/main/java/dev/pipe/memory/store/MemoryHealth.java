package dev.pipe.memory.store;

import dev.pipe.memory.MemoryMetrics;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** How much is remembered, and whether it can be found by meaning. Without meaning the bot still works, so it is up. */
@Readiness
@ApplicationScoped
class MemoryHealth implements HealthCheck {

    private final MemoryTable rows;
    private final EmbedRows embedding;
    private volatile long items;
    private volatile long waiting;

    MemoryHealth(MemoryTable rows, EmbedRows embedding, MeterRegistry meters) {
        this.rows = rows;
        this.embedding = embedding;
        FunctionCounter.builder(MemoryMetrics.ITEMS, this, health -> health.items)
                .description("Memories that are kept")
                .register(meters);
    }

    @Scheduled(every = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void count() {
        items = rows.count();
        waiting = rows.countWithoutVectors();
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("Memory")
                .up()
                .withData("embedding", embedding.state())
                .withData("memories", items)
                .withData("withoutVectors", waiting)
                .build();
    }
}
