package dev.pipe.common.bus;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** Records that will be asked for soon, up to a number of bytes; beyond it those that wait longest are let go. */
final class RawRecordsAtHand {

    private record Position(String topic, int partition, long offset) {}

    private final long limit;
    private final Map<Position, ConsumerRecord<byte[], byte[]>> records = new LinkedHashMap<>();
    private long bytes;

    RawRecordsAtHand(long limit) {
        this.limit = limit;
    }

    synchronized void put(ConsumerRecord<byte[], byte[]> record) {
        if (record.value() == null || record.value().length > limit / 4) {
            return; // it would push out all the others
        }
        var before = records.put(new Position(record.topic(), record.partition(), record.offset()), record);
        bytes += record.value().length - (before == null ? 0 : before.value().length);
        var oldest = records.values().iterator();
        while (bytes > limit) {
            bytes -= oldest.next().value().length;
            oldest.remove();
        }
    }

    /** Once: whoever takes it works on it now. */
    synchronized Optional<ConsumerRecord<byte[], byte[]>> take(TopicPartition partition, long offset) {
        var record = records.remove(new Position(partition.topic(), partition.partition(), offset));
        if (record != null) {
            bytes -= record.value().length;
        }
        return Optional.ofNullable(record);
    }
}
