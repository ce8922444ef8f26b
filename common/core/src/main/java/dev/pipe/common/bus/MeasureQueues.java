package dev.pipe.common.bus;

import dev.pipe.common.db.Db;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Tells how long the queues of the bus are, and how long its writes wait for GitHub's budget. Every replica tells the
 * same, since they share the tables: take the greatest of them, not the sum.
 */
@ApplicationScoped
class MeasureQueues {

    static final String ROWS = "pipe.bus.queue.rows";
    static final String OLDEST = "pipe.bus.queue.oldest";
    static final String BUDGET_WAIT = "pipe.github.budget.wait";

    /** Of each queue what waits and since when. The index of pending rows leads to them; each is visited. */
    private static final Map<String, String> QUEUES = Map.of(
            "inbox", "select count(*) as waiting, min(received_at) as since from inbox where state = 'pending'",
            "outbox", "select count(*) as waiting, min(created_at) as since from outbox where state = 'pending'",
            "github_write", """
                    select count(*) as waiting, min(created_at) as since from github_write
                    where state in ('pending', 'begun')""");

    private static final String OPENS = """
            select opens_at from github_budget b where opens_at > ? and exists (
                select 1 from github_write w
                where w.state in ('pending', 'begun') and w.payer = b.payer and b.urgency in (w.urgency, -1))
            order by opens_at desc limit 1""";

    private record Queue(long rows, Duration oldest) {
        static final Queue EMPTY = new Queue(0, Duration.ZERO);
    }

    private final Db db;
    private final Clock clock;
    private final Map<String, Queue> queues = new ConcurrentHashMap<>();
    private volatile Duration budgetWait = Duration.ZERO;

    @Inject
    MeasureQueues(Db db, Clock clock, MeterRegistry registry) {
        this.db = db;
        this.clock = clock;
        for (var name : QUEUES.keySet()) {
            Gauge.builder(ROWS, () -> queue(name).rows())
                    .tag("queue", name)
                    .description("Rows of the bot's database that wait")
                    .register(registry);
            Gauge.builder(OLDEST, () -> queue(name).oldest().toMillis() / 1000.0)
                    .tag("queue", name)
                    .baseUnit("seconds")
                    .description("How long the oldest of them waits")
                    .register(registry);
        }
        Gauge.builder(BUDGET_WAIT, () -> budgetWait.toMillis() / 1000.0)
                .baseUnit("seconds")
                .description("How long the write that waits longest for GitHub's budget still waits")
                .register(registry);
    }

    private Queue queue(String name) {
        return queues.getOrDefault(name, Queue.EMPTY);
    }

    @Scheduled(every = "10s", delayed = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    synchronized void measure() {
        var now = clock.instant();
        QUEUES.forEach((name, question) -> queues.put(
                name,
                db.first(question, row -> new Queue(row.getLong("waiting"), age(Db.instant(row, "since"), now)))
                        .orElse(Queue.EMPTY)));
        budgetWait = db.first(OPENS, row -> Duration.between(now, Db.instant(row, "opens_at")), now)
                .orElse(Duration.ZERO);
    }

    private static Duration age(Instant since, Instant now) {
        return since == null || since.isAfter(now) ? Duration.ZERO : Duration.between(since, now);
    }
}
