package dev.pipe.common.bus;

import dev.pipe.common.db.Db;
import dev.pipe.common.health.BotConfig;
import dev.pipe.common.health.BotMetrics;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jboss.logging.Logger;

/**
 * Publishes the outbox. A round takes the first pending row of each key, sends them together, and marks those that
 * Kafka acknowledged; the row locks keep a second relay off those keys, so their order holds. A send that fails holds
 * its key and no other. What was sent and not marked because the process died is sent again under the same id.
 */
@ApplicationScoped
class RelayEvents {

    private static final Logger LOG = Logger.getLogger(RelayEvents.class);

    private record Row(
            long seq,
            String id,
            String type,
            String topic,
            String key,
            byte[] body,
            String traceParent,
            int attempts,
            Instant createdAt) {}

    private record Sending(Row row, Future<RecordMetadata> result) {}

    private static final int MOST = 100;

    private final Db db;
    private final BusProducer producer;
    private final BotMetrics metrics;
    private final Clock clock;
    private final String source;
    private final BusConfig config;
    private final Backoff backoff;
    private final Lane lane;
    private final WalkKeys<Row> keys;

    RelayEvents(Db db, BusProducer producer, BotMetrics metrics, Clock clock, BotConfig bot, BusConfig config) {
        this.db = db;
        this.producer = producer;
        this.metrics = metrics;
        this.clock = clock;
        this.source = "pipe/" + bot.name();
        this.config = config;
        this.backoff = Backoff.of(config);
        this.keys = new WalkKeys<>(db, "outbox", MOST, RelayEvents::row, Row::key);
        this.lane = new Lane("relay", this::round, config.pollInterval(), metrics);
    }

    void start(@Observes StartupEvent startup) {
        lane.start(2);
    }

    void stop(@Observes ShutdownEvent shutdown) {
        lane.stop(Duration.ofSeconds(20));
    }

    void wake() {
        lane.wake();
    }

    boolean round() {
        return QuarkusTransaction.requiringNew()
                .timeout((int) config.publishTimeout().toSeconds() * 3)
                .call(() -> {
                    var rows = keys.claim();
                    if (rows.isEmpty()) {
                        return false;
                    }
                    var sending = new ArrayList<Sending>(rows.size());
                    rows.forEach(row -> sending.add(new Sending(row, producer.send(kafka(row)))));
                    db.update(
                            "update outbox set state = 'done', settled_at = now() where seq = any (cast(? as bigint[]))",
                            sending.stream()
                                    .filter(this::sent)
                                    .map(it -> it.row().seq())
                                    .toList());
                    return true;
                });
    }

    private ProducerRecord<byte[], byte[]> kafka(Row row) {
        return CloudEvents.record(
                row.topic(),
                row.key(),
                row.body(),
                new CloudEvents.Attributes(
                        row.id(), row.type(), source, row.createdAt(), row.key(), row.traceParent()));
    }

    /** False, and noted in the row, when Kafka did not take it. */
    private boolean sent(Sending sending) {
        var row = sending.row();
        try {
            sending.result().get();
            return true;
        } catch (ExecutionException e) {
            metrics.error();
            var wait = backoff.after(row.attempts() + 1);
            LOG.warnf(e.getCause(), "Could not publish %s (key %s), next try in %s", row.type(), row.key(), wait);
            // Never given up: an event that was decided must reach the others, however long Kafka is away.
            db.update(
                    "update outbox set attempts = attempts + 1, not_before = ?, reason = ? where seq = ?",
                    clock.instant().plus(wait),
                    String.valueOf(e.getCause()),
                    row.seq());
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while publishing", e);
        }
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                row.getLong("seq"),
                row.getString("ce_id"),
                row.getString("ce_type"),
                row.getString("topic"),
                row.getString("event_key"),
                row.getBytes("body"),
                row.getString("trace_parent"),
                row.getInt("attempts"),
                Db.instant(row, "created_at"));
    }
}
