package dev.pipe.review.request;

import static java.util.stream.Collectors.toMap;

import dev.pipe.common.db.Db;
import dev.pipe.review.MetricNames;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Locale;
import java.util.Map;

/**
 * How many jobs of a kind are to be done, how long the oldest waits, and what became of the others. Every replica tells the same
 * of the queue, since they share it: take the greatest of them, not the sum.
 */
@ApplicationScoped
class JobMeters {

    /** What became of a job. */
    enum Outcome {
        DONE,
        FAILED,
        /** Written by another version, and set aside. */
        UNREADABLE,
        SUPERSEDED,
        /** Done, and not its worker's any more: superseded, or taken over. */
        UNWANTED,
        RETRIED,
        DEFERRED
    }

    private record Queue(JobKind kind, long rows, double oldest) {}

    private final Db db;
    private final MeterRegistry registry;
    private volatile Map<JobKind, Queue> queues = Map.of();

    @Inject
    JobMeters(Db db, MeterRegistry registry) {
        this.db = db;
        this.registry = registry;
        for (var kind : JobKind.values()) {
            Gauge.builder(MetricNames.QUEUE_ROWS, () -> queue(kind).rows())
                    .description("Reviews and answers that wait or are being made")
                    .tag("kind", kind.label())
                    .register(registry);
            Gauge.builder(MetricNames.QUEUE_OLDEST, () -> queue(kind).oldest())
                    .baseUnit("seconds")
                    .description("Since when the oldest of them was asked for")
                    .tag("kind", kind.label())
                    .register(registry);
        }
        for (var outcome : Outcome.values()) {
            jobs(outcome);
        }
    }

    void settled(Outcome outcome) {
        jobs(outcome).increment();
    }

    private Counter jobs(Outcome outcome) {
        return Counter.builder(MetricNames.JOBS)
                .description("Jobs that were begun, by what became of them")
                .tag("outcome", outcome.name().toLowerCase(Locale.ROOT))
                .register(registry);
    }

    @Scheduled(every = "10s", delayed = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void measure() {
        queues = db
                .query(
                        """
                        select kind, count(*) as rows, extract(epoch from now() - min(asked_at)) as oldest
                          from review_job where state in ('waiting', 'reading') group by kind""",
                        row -> new Queue(
                                JobKind.valueOf(row.getString("kind")), row.getLong("rows"), row.getDouble("oldest")))
                .stream()
                .collect(toMap(Queue::kind, it -> it));
    }

    private Queue queue(JobKind kind) {
        return queues.getOrDefault(kind, new Queue(kind, 0, 0));
    }
}
