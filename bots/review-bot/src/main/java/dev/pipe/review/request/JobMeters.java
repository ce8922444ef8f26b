package dev.pipe.review.request;

import dev.pipe.common.db.Db;
import dev.pipe.review.MetricNames;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Locale;

/**
 * How many reviews are to be made, how long the oldest waits, and what became of the others. Every replica tells the same
 * of the queue, since they share it: take the greatest of them, not the sum.
 */
@ApplicationScoped
class JobMeters {

    /** What became of a job. */
    enum Outcome {
        DONE,
        FAILED,
        SUPERSEDED,
        /** Read, and not its worker's any more: superseded, or taken over. */
        UNWANTED,
        RETRIED,
        DEFERRED
    }

    private record Queue(long rows, double oldest) {}

    private final Db db;
    private final MeterRegistry registry;
    private volatile Queue queue = new Queue(0, 0);

    @Inject
    JobMeters(Db db, MeterRegistry registry) {
        this.db = db;
        this.registry = registry;
        Gauge.builder(MetricNames.QUEUE_ROWS, () -> queue.rows())
                .description("Reviews that wait or are being made")
                .register(registry);
        Gauge.builder(MetricNames.QUEUE_OLDEST, () -> queue.oldest())
                .baseUnit("seconds")
                .description("Since when the oldest of them was asked for")
                .register(registry);
        for (var outcome : Outcome.values()) {
            jobs(outcome);
        }
    }

    void settled(Outcome outcome) {
        jobs(outcome).increment();
    }

    private Counter jobs(Outcome outcome) {
        return Counter.builder(MetricNames.JOBS)
                .description("Reviews that were begun, by what became of them")
                .tag("outcome", outcome.name().toLowerCase(Locale.ROOT))
                .register(registry);
    }

    @Scheduled(every = "10s", delayed = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void measure() {
        db.first("""
                        select count(*) as rows, coalesce(extract(epoch from now() - min(asked_at)), 0) as oldest
                          from review_job where state in ('waiting', 'reading')""", row -> new Queue(row.getLong("rows"), row.getDouble("oldest")))
                .ifPresent(now -> queue = now);
    }
}
