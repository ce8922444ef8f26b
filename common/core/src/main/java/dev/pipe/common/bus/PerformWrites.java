package dev.pipe.common.bus;

import dev.pipe.common.db.Db;
import dev.pipe.common.github.CountChanges;
import dev.pipe.common.github.GitHubWriter;
import dev.pipe.common.health.BotMetrics;
import io.opentelemetry.api.trace.SpanKind;
import io.quarkus.arc.All;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Performs GitHub writes after the commit that asked for them, per key in order, the most urgent first among those whose
 * payer has something left to spend ({@link WriteBudget}). A write is first marked as begun, in a
 * transaction of its own, and then performed under a lock on its row: when the process dies, the lock is gone, and
 * whoever finds a begun row waits until the lost request can no longer take effect, looks, and repeats.
 */
@ApplicationScoped
class PerformWrites {

    /**
     * Walks from key to key, as ADR 9 says, and takes of the heads that may go on the most urgent that is free. A
     * subquery in order stays in order under a lateral join.
     */
    private static final String CLAIM = """
            with recursive head as (
              (select event_key, seq, urgency, payer from github_write where state in ('pending', 'begun')
                order by event_key, seq limit 1)
              union all
              select next.event_key, next.seq, next.urgency, next.payer from head cross join lateral (
                select w.event_key, w.seq, w.urgency, w.payer from github_write w
                 where w.state in ('pending', 'begun') and w.event_key > head.event_key
                 order by w.event_key, w.seq limit 1) next)
            select claimed.* from (
              select head.seq from head
               where not exists (select 1 from github_budget b
                                  where b.payer = head.payer and b.urgency in (head.urgency, -1) and b.opens_at > ?)
               order by head.urgency, head.seq) open cross join lateral (
              select * from github_write w
               where w.seq = open.seq and w.state in ('pending', 'begun') and w.not_before <= now()
                 for update skip locked) claimed
             limit 1""";

    /** @param place in the budget; empty when another write took the last one meanwhile */
    private record Begun(WriteRow row, OptionalLong place) {}

    private final Db db;
    private final GitHubWriter github;
    private final List<WriteRecall> recalls;
    private final EventJson json;
    private final SettleWrite settle;
    private final WriteBudget budget;
    private final CountChanges changes;
    private final Traces traces;
    private final BusConfig config;
    private final Clock clock;
    private final Lane lane;

    /**
     * Held while a write is chosen. Of two that choose at once, one would find the most urgent row locked by the other,
     * and its less urgent row would take the one place there is.
     */
    private final Lock choosing = new ReentrantLock();

    PerformWrites(
            Db db,
            GitHubWriter github,
            @All List<WriteRecall> recalls,
            EventJson json,
            SettleWrite settle,
            WriteBudget budget,
            CountChanges changes,
            BotMetrics metrics,
            Traces traces,
            BusConfig config,
            Clock clock) {
        this.db = db;
        this.github = github;
        this.recalls = recalls;
        this.json = json;
        this.settle = settle;
        this.budget = budget;
        this.changes = changes;
        this.traces = traces;
        this.config = config;
        this.clock = clock;
        this.lane = new Lane("write", this::performOne, config.pollInterval(), metrics);
    }

    void start(@Observes StartupEvent startup) {
        lane.start(config.writers());
    }

    void stop(@Observes ShutdownEvent shutdown) {
        lane.stop(Duration.ofSeconds(20));
    }

    void wake() {
        lane.wake();
    }

    /** Performs one write; returns false when none is due. */
    boolean performOne() {
        var claimed = choose();
        claimed.filter(begun -> begun.place().isPresent())
                .ifPresent(begun -> traces.inSpan(
                        "write " + begun.row().kind(),
                        SpanKind.INTERNAL,
                        begun.row().traceParent(),
                        () -> perform(begun)));
        return claimed.isPresent();
    }

    private Optional<Begun> choose() {
        choosing.lock();
        try {
            return QuarkusTransaction.requiringNew().call(this::begin);
        } finally {
            choosing.unlock();
        }
    }

    private Optional<Begun> begin() {
        var claimed = db.first(CLAIM, WriteRow::of, clock.instant());
        return claimed.map(row -> {
            var place = budget.take(row);
            if (place.isPresent()) {
                db.update(
                        "update github_write set state = 'begun', not_before = ? where seq = ?",
                        clock.instant().plus(config.writeSettle()),
                        row.seq());
            }
            return new Begun(row, place);
        });
    }

    private void perform(Begun begun) {
        QuarkusTransaction.requiringNew()
                .timeout((int) config.handlerTimeout().toSeconds())
                .run(() -> {
                    // Not "skip locked": who looks for work may hold the row for the moment it takes to see that it is
                    // begun.
                    var mine = db.first(
                            "select * from github_write where seq = ? and state = 'begun' for update",
                            WriteRow::of,
                            begun.row().seq());
                    if (mine.isPresent()) {
                        performLocked(begun);
                    }
                });
        lane.wake(); // the key's next write is due now
    }

    private void performLocked(Begun begun) {
        var row = begun.row();
        changes.begin();
        try {
            var write = json.readWrite(row.kind(), row.body());
            var recalled = recalls.stream()
                    .flatMap(one -> one.why(write, row.begun()).stream())
                    .findFirst();
            if (recalled.isPresent()) {
                settle.recalled(row, recalled.get());
            } else {
                settle.answered(row, github.perform(write, row.begun()));
            }
        } catch (RuntimeException e) {
            settle.failed(row, e);
        }
        budget.spent(row, begun.place().getAsLong(), changes.end());
    }
}
