package dev.pipe.common.bus;

import static dev.pipe.common.db.Db.instant;

import dev.pipe.common.db.Db;
import dev.pipe.common.event.EventCatalogue;
import dev.pipe.common.health.BotConfig;
import dev.pipe.common.health.BotMetrics;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * The table of what came in. A record is stored once per (ce_source, ce_id); what this bot has no handler for is counted
 * and not stored.
 */
@ApplicationScoped
class Inbox {

    /** Type of the row that tells a bot what became of a write of its own. */
    static final String WRITE_SETTLED = "dev.pipe.local.write-settled.v1";

    /** A pending row that this transaction has claimed. */
    record Row(
            long seq,
            String source,
            String id,
            String type,
            String key,
            String topic,
            int partition,
            long offset,
            byte[] body,
            byte[] sha256,
            Instant publishedAt,
            String traceParent,
            int attempts) {}

    private static final String NEXT_OF_KEY = """
            select *, not_before <= now() as due from inbox where state = 'pending' and event_key = ? and seq > ?
             order by event_key, seq limit ? for update""";

    private final Db db;
    private final BotMetrics metrics;
    private final Set<String> handled;
    private final Set<String> rawTopics;
    private final String self;
    private final ReadRawRecord rawRecords;
    private final WalkKeys<Row> keys;

    Inbox(
            Db db,
            BotMetrics metrics,
            BotConfig bot,
            ReadRawRecord rawRecords,
            @All List<Handler<?>> handlers,
            @All List<RawRecord.Handler> rawHandlers) {
        this.db = db;
        this.metrics = metrics;
        this.rawRecords = rawRecords;
        this.keys = new WalkKeys<>(db, "inbox", 1, Inbox::row, Row::key);
        this.self = "pipe/" + bot.name();
        this.handled = EventCatalogue.entries().stream()
                .filter(entry ->
                        handlers.stream().anyMatch(handler -> handler.event().isAssignableFrom(entry.record())))
                .map(EventCatalogue.Entry::type)
                .collect(Collectors.toUnmodifiableSet());
        this.rawTopics = rawHandlers.stream().map(RawRecord.Handler::topic).collect(Collectors.toUnmodifiableSet());
    }

    /** Returns true when the record is new and somebody here wants it. */
    boolean store(ConsumerRecord<byte[], byte[]> kafka) {
        var headers = CloudEvents.headers(kafka);
        var type = headers.getOrDefault(CloudEvents.TYPE, "");
        var raw = rawTopics.contains(kafka.topic());
        if (!raw && !type.isEmpty() && !handled.contains(type)) {
            metrics.event(type, EventCatalogue.ofType(type).isPresent() ? "ignored" : "unknown");
            return false;
        }
        var body = kafka.value() == null ? new byte[0] : kafka.value();
        var position = kafka.topic() + ":" + kafka.partition() + ":" + kafka.offset();
        var stored = db.update(
                """
                insert into inbox (ce_source, ce_id, ce_type, event_key, topic, topic_partition, topic_offset,
                                   body, body_sha256, published_at, trace_parent)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (ce_source, ce_id) do nothing""",
                // A record without the CloudEvents headers fails in a row of its own, named by its position.
                headers.getOrDefault(CloudEvents.SOURCE, "kafka"),
                headers.getOrDefault(CloudEvents.ID, position),
                type,
                kafka.key() == null ? position : new String(kafka.key(), StandardCharsets.UTF_8),
                kafka.topic(),
                kafka.partition(),
                kafka.offset(),
                raw ? null : body,
                sha256(body),
                Instant.ofEpochMilli(kafka.timestamp()),
                headers.get(Traces.TRACE_PARENT));
        if (stored == 0) {
            metrics.event(type, "duplicate");
        } else if (raw) {
            rawRecords.keepAtHand(kafka);
        }
        return stored == 1;
    }

    /**
     * Tells this bot, in the key's order, what became of a write of its own. In the transaction that settles it, hence
     * once; a write that was requeued is settled again, and that is told as well.
     */
    void storeSettled(long writeSeq, String key, byte[] body, String traceParent) {
        db.update("""
                insert into inbox (ce_source, ce_id, ce_type, event_key, topic, topic_partition, topic_offset,
                                   body, body_sha256, published_at, trace_parent)
                values (?, ? || '-' || gen_random_uuid(), ?, ?, 'local', 0, ?, ?, ?, now(), ?)""", self, "write-" + writeSeq, WRITE_SETTLED, key, writeSeq, body, sha256(body), traceParent);
    }

    /**
     * A row that is first of its key, due and not in another worker's hands; held until the transaction ends. Keys take
     * turns, so that a busy one holds up none.
     */
    Optional<Row> claim() {
        return keys.claim().stream().findFirst();
    }

    /**
     * The rows of raw records that follow a claimed one in its key, as far as they are due. Nobody else can have them,
     * because the row before them is ours.
     */
    List<Row> claimRawAfter(Row claimed, int most) {
        record Next(Row row, boolean due) {}
        return db
                .query(
                        NEXT_OF_KEY,
                        row -> new Next(row(row), row.getBoolean("due")),
                        claimed.key(),
                        claimed.seq(),
                        most)
                .stream()
                .takeWhile(next -> next.due() && next.row().body() == null)
                .map(Next::row)
                .toList();
    }

    void done(List<Row> rows) {
        db.update(
                "update inbox set state = 'done', settled_at = now() where seq = any (cast(? as bigint[]))",
                rows.stream().map(Row::seq).toList());
    }

    void retry(Row row, Instant notBefore, String reason) {
        db.update(
                "update inbox set attempts = attempts + 1, not_before = ?, reason = ? where seq = ? and state = 'pending'",
                notBefore,
                reason,
                row.seq());
    }

    boolean cameSince(Row row, Instant since) {
        return db.first("select 1 from inbox where seq = ? and received_at >= ?", one -> true, row.seq(), since)
                .isPresent();
    }

    /** It may not be worked on before then; no attempt is lost by that. */
    void defer(Row row, Instant notBefore, String reason) {
        db.update(
                "update inbox set not_before = ?, reason = ? where seq = ? and state = 'pending'",
                notBefore,
                reason,
                row.seq());
    }

    /** Returns false when another worker settled the row meanwhile. */
    boolean dead(Row row, String reason) {
        return db.update("""
                        update inbox set state = 'dead', attempts = attempts + 1, settled_at = now(), reason = ?
                         where seq = ? and state = 'pending'""", reason, row.seq()) == 1;
    }

    static byte[] sha256(byte[] body) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(body);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                row.getLong("seq"),
                row.getString("ce_source"),
                row.getString("ce_id"),
                row.getString("ce_type"),
                row.getString("event_key"),
                row.getString("topic"),
                row.getInt("topic_partition"),
                row.getLong("topic_offset"),
                row.getBytes("body"),
                row.getBytes("body_sha256"),
                instant(row, "published_at"),
                row.getString("trace_parent"),
                row.getInt("attempts"));
    }
}
