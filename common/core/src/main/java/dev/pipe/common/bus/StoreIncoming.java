package dev.pipe.common.bus;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/**
 * The one channel a bot reads the bus by: it stores what arrives and acknowledges; the work is done from the rows. While
 * the database is away it holds the batch, so that nothing is acknowledged that is not stored.
 */
@ApplicationScoped
class StoreIncoming {

    private static final Logger LOG = Logger.getLogger(StoreIncoming.class);
    private static final long PAUSE_MILLIS = 500;

    private final Inbox inbox;
    private final WorkInbox workers;
    private volatile boolean stopping;

    StoreIncoming(Inbox inbox, WorkInbox workers) {
        this.inbox = inbox;
        this.workers = workers;
    }

    @Incoming("bus")
    @Blocking
    void store(ConsumerRecords<byte[], byte[]> batch) throws InterruptedException {
        while (true) {
            try {
                var stored = QuarkusTransaction.requiringNew().call(() -> {
                    var count = 0;
                    for (var kafka : batch) {
                        count += inbox.store(kafka) ? 1 : 0;
                    }
                    return count;
                });
                for (var i = 0; i < stored; i++) {
                    workers.wake();
                }
                return;
            } catch (RuntimeException e) {
                if (stopping) {
                    throw e; // not acknowledged: the records come again after the restart
                }
                LOG.warnf(e, "Cannot store %d records, trying again in %d ms", batch.count(), PAUSE_MILLIS);
                Thread.sleep(PAUSE_MILLIS);
            }
        }
    }

    void stop(@Observes ShutdownEvent shutdown) {
        stopping = true;
    }
}
