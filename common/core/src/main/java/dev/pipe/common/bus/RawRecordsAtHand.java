package dev.pipe.common.bus;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * Records that will be asked for soon, up to a number of bytes. Who takes one works on it now, so it is given once; what
 * nobody takes (another replica was faster) is let go after a while.
 */
final class RawRecordsAtHand {

    private record Position(String topic, int partition, long offset) {}

    private record Kept(ConsumerRecord<byte[], byte[]> record, long since) {}

    private final long limit;
    private final long longestNanos;
    private final Map<Position, Kept> records = new LinkedHashMap<>();
    private long bytes;

    RawRecordsAtHand(long limit, Duration longest) {
        this.limit = limit;
        this.longestNanos = longest.toNanos();
    }

    /** Makes room by letting go what waits longest. */
    synchronized void put(ConsumerRecord<byte[], byte[]> record) {
        if (!wouldPushOutTheOthers(record)) {
            letGo(limit - record.value().length);
            add(record);
        }
    }

    /** Only as long as there is room: what came first is asked for first. */
    synchronized void putIfThereIsRoom(ConsumerRecord<byte[], byte[]> record) {
        letGo(limit);
        if (!wouldPushOutTheOthers(record) && bytes + record.value().length <= limit) {
            add(record);
        }
    }

    synchronized Optional<ConsumerRecord<byte[], byte[]>> take(TopicPartition partition, long offset) {
        var kept = records.remove(new Position(partition.topic(), partition.partition(), offset));
        if (kept == null) {
            return Optional.empty();
        }
        bytes -= kept.record().value().length;
        return Optional.of(kept.record());
    }

    synchronized boolean holds(TopicPartition partition, long offset) {
        return records.containsKey(new Position(partition.topic(), partition.partition(), offset));
    }

    private boolean wouldPushOutTheOthers(ConsumerRecord<byte[], byte[]> record) {
        return record.value() == null || record.value().length > limit / 4;
    }

    private void add(ConsumerRecord<byte[], byte[]> record) {
        var position = new Position(record.topic(), record.partition(), record.offset());
        if (records.putIfAbsent(position, new Kept(record, System.nanoTime())) == null) {
            bytes += record.value().length;
        }
    }

    /** The oldest, until the rest is no more than so many bytes and none has waited too long. */
    private void letGo(long most) {
        var oldest = records.values().iterator();
        while (oldest.hasNext()) {
            var kept = oldest.next();
            if (bytes <= most && System.nanoTime() - kept.since() < longestNanos) {
                return;
            }
            bytes -= kept.record().value().length;
            oldest.remove();
        }
    }
}
