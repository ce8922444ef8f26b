package dev.pipe.common.bus;

import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Gives the body of a row that holds only a topic position, and checks that it is the one that was stored. What came in
 * just now is still at hand, and so is what a reading brought beyond what was asked for: rows are worked on in about the
 * order of their positions. Readings are one at a time: a record may be 25 MiB, and while it is read it is in memory
 * twice.
 */
@ApplicationScoped
class ReadRawRecord {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final Duration CLOSE = Duration.ofSeconds(2);

    private static final int FETCH = 512 * 1024;

    private final Map<String, Object> broker;
    private final RawRecordsAtHand cameIn = new RawRecordsAtHand(4 * 1024 * 1024, Duration.ofSeconds(5));
    private final RawRecordsAtHand readAhead = new RawRecordsAtHand(12 * 1024 * 1024, Duration.ofMinutes(1));
    private KafkaConsumer<byte[], byte[]> consumer;

    ReadRawRecord(@Identifier("default-kafka-broker") Map<String, Object> broker) {
        this.broker = broker;
    }

    /** A record that came in and whose row will ask for it soon. */
    void keepAtHand(ConsumerRecord<byte[], byte[]> kafka) {
        cameIn.putIfThereIsRoom(kafka);
    }

    /** Whether {@link #read} needs no broker for this row. */
    boolean isAtHand(Inbox.Row row) {
        var partition = new TopicPartition(row.topic(), row.partition());
        return cameIn.holds(partition, row.offset()) || readAhead.holds(partition, row.offset());
    }

    RawRecord read(Inbox.Row row) {
        var kafka = find(new TopicPartition(row.topic(), row.partition()), row.offset());
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

    private ConsumerRecord<byte[], byte[]> find(TopicPartition partition, long offset) {
        return atHand(partition, offset).orElseGet(() -> poll(partition, offset));
    }

    private Optional<ConsumerRecord<byte[], byte[]>> atHand(TopicPartition partition, long offset) {
        return cameIn.take(partition, offset).or(() -> readAhead.take(partition, offset));
    }

    private synchronized ConsumerRecord<byte[], byte[]> poll(TopicPartition partition, long offset) {
        try {
            var meanwhile = readAhead.take(partition, offset); // another worker's reading may have brought it
            return meanwhile.isPresent() ? meanwhile.get() : poll(consumer(), partition, offset);
        } catch (KafkaException e) {
            close(); // the next reading begins anew
            throw e;
        }
    }

    private ConsumerRecord<byte[], byte[]> poll(
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
            records.subList(1, records.size()).forEach(readAhead::put);
            return records.getFirst();
        } catch (OffsetOutOfRangeException e) {
            throw pruned(partition, offset);
        } finally {
            consumer.unsubscribe(); // drops what it has fetched beyond
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
        // One record may be larger than this; the broker always gives the first one whole.
        settings.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, FETCH);
        settings.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, FETCH);
        // The client fetches ahead of us; at a topic's end the broker would sit on that, and on our next reading with
        // it.
        settings.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 1);
        return settings;
    }
}
