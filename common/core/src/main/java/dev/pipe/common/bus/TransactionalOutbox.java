package dev.pipe.common.bus;

import dev.pipe.common.db.Db;
import dev.pipe.common.event.Event;
import dev.pipe.common.event.EventCatalogue;
import dev.pipe.common.github.GitHubWrite;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.UUID;

/** The outbox as tables: rows are written in the caller's transaction and their lanes woken after its commit. */
@ApplicationScoped
class TransactionalOutbox implements Outbox {

    private final Db db;
    private final EventJson json;
    private final Traces traces;
    private final TransactionSynchronizationRegistry transaction;
    private final Instance<RelayEvents> relay;
    private final Instance<PerformWrites> writers;
    private final WriteBudget budget;

    TransactionalOutbox(
            Db db,
            EventJson json,
            Traces traces,
            TransactionSynchronizationRegistry transaction,
            Instance<RelayEvents> relay,
            Instance<PerformWrites> writers,
            WriteBudget budget) {
        this.db = db;
        this.json = json;
        this.traces = traces;
        this.transaction = transaction;
        this.relay = relay;
        this.writers = writers;
        this.budget = budget;
    }

    @Override
    public void publish(Event event) {
        publish(UUID.randomUUID().toString(), event);
    }

    @Override
    public void publish(String id, Event event) {
        var entry = EventCatalogue.of(event.getClass());
        lock("outbox", event.key());
        db.update("""
                insert into outbox (ce_id, ce_type, topic, event_key, body, trace_parent) values (?, ?, ?, ?, ?, ?)
                on conflict (ce_id) do nothing""", id, entry.type(), entry.topic().topicName(), event.key(), json.write(event), traces.current());
        afterCommit(() -> relay.get().wake());
    }

    @Override
    public void write(GitHubWrite write) {
        lock("github_write", write.key());
        if (write.slot() != null) {
            db.update("""
                    update github_write set state = 'replaced', settled_at = now()
                     where event_key = ? and slot = ? and kind = ? and state = 'pending' and attempts = 0""", write.key(), write.slot(), write.getClass().getSimpleName());
        }
        raisePredecessors(write);
        db.update(
                """
                insert into github_write (kind, event_key, slot, body, reports_back, trace_parent, payer, urgency)
                values (?, ?, ?, ?, ?, ?, ?, ?)""",
                write.getClass().getSimpleName(),
                write.key(),
                write.slot(),
                json.write(write),
                write.reportsBack(),
                traces.current(),
                budget.payer(write),
                write.urgency().ordinal());
        afterCommit(() -> writers.get().wake());
    }

    /** What stands before an urgent write in its key's order is as urgent. One that is being performed needs it no more. */
    private void raisePredecessors(GitHubWrite write) {
        db.update("""
                update github_write set urgency = ? where seq in (
                    select seq from github_write
                     where event_key = ? and state in ('pending', 'begun') and urgency > ? for update skip locked)""", write.urgency().ordinal(), write.key(), write.urgency().ordinal());
    }

    /** Until the transaction ends no other writes to this key, so that the order of sequence is the order of commits. */
    private void lock(String table, String key) {
        if (!QuarkusTransaction.isActive()) {
            throw new IllegalStateException("The outbox needs a running transaction");
        }
        db.query("select pg_advisory_xact_lock(hashtextextended(?, 0))", row -> true, table + ":" + key);
    }

    private void afterCommit(Runnable wake) {
        transaction.registerInterposedSynchronization(new Synchronization() {
            @Override
            public void beforeCompletion() {
                // only the commit matters
            }

            @Override
            public void afterCompletion(int status) {
                if (status == Status.STATUS_COMMITTED) {
                    wake.run();
                }
            }
        });
    }
}
