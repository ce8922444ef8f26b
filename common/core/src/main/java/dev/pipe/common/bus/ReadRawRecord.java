package dev.pipe.common.bus;

import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Reads one record again from where it lies in its topic, and checks that it is the one that was stored. One at a time:
 * a record may be 25 MiB, and while it is read it is in memory twice.
 */
@ApplicationScoped
class ReadRawRecord {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final Duration CLOSE = Duration.ofSeconds(2);

    private final Map<String, Object> broker;
    private KafkaConsumer<byte[], byte[]> consumer;

    ReadRawRecord(@Identifier("default-kafka-broker") Map<String, Object> broker) {
        this.broker = broker;
    }

    RawRecord read(Inbox.Row row) {
        var kafka = poll(new TopicPartition(row.topic(), row.partition()), row.offset());
        if (!MessageDigest.isEqual(Inbox.sha256(kafka.value()), row.sha256())) {
            throw new PermanentFailure("The record at %s partition %d offset %d is not the one that was accepted"
                    .formatted(row.topic(), row.partition(), row.offset()));
        }
        return new RawRecord(
                row.id(),
                row.type(),
                row.key(),
                row.partition(),
                row.offset(),
                CloudEvents.headers(kafka),
                kafka.value());
    }

    private synchronized ConsumerRecord<byte[], byte[]> poll(TopicPartition partition, long offset) {
        try {
            return poll(consumer(), partition, offset);
        } catch (KafkaException e) {
            close(); // the next reading begins anew
            throw e;
        }
    }

    private static ConsumerRecord<byte[], byte[]> poll(
            KafkaConsumer<byte[], byte[]> consumer, TopicPartition partition, long offset) {
        consumer.assign(List.of(partition));
        try {
            consumer.seek(partition, offset);
            var records = consumer.poll(TIMEOUT).records(partition);
            if (records.isEmpty()) {
                throw new IllegalStateException(
                        "Kafka did not give " + partition + " offset " + offset + " within " + TIMEOUT);
            }
            if (records.getFirst().offset() != offset) {
                throw pruned(partition, offset);
            }
            return records.getFirst();
        } catch (OffsetOutOfRangeException e) {
            throw pruned(partition, offset);
        } finally {
            consumer.unsubscribe(); // drops what was fetched beyond the one record
        }
    }

    private static PermanentFailure pruned(TopicPartition partition, long offset) {
        return new PermanentFailure("The record at %s offset %d is no longer in its topic. Redeliver it from GitHub"
                .formatted(partition, offset));
    }

    private KafkaConsumer<byte[], byte[]> consumer() {
        if (consumer == null) {
            consumer = new KafkaConsumer<>(settings());
        }
        return consumer;
    }

    @PreDestroy
    synchronized void close() {
        if (consumer != null) {
            consumer.close(CloseOptions.timeout(CLOSE));
            consumer = null;
        }
    }

    private Map<String, Object> settings() {
        var settings = new HashMap<>(broker);
        settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
        settings.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class.getName());
        settings.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class.getName());
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 1);
        // One record may be larger than this; the broker always gives the first one whole.
        settings.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, 64 * 1024);
        return settings;
    }
}
