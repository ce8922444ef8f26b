package dev.pipe.common.bus;

import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads one record again from where it lies in its topic, and checks that it is the one that was stored. */
@ApplicationScoped
class ReadRawRecord {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final Map<String, Object> broker;

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

    private ConsumerRecord<byte[], byte[]> poll(TopicPartition partition, long offset) {
        try (var consumer = new KafkaConsumer<byte[], byte[]>(settings())) {
            consumer.assign(List.of(partition));
            consumer.seek(partition, offset);
            var records = consumer.poll(TIMEOUT).records(partition);
            if (!records.isEmpty() && records.getFirst().offset() == offset) {
                return records.getFirst();
            }
            var start = consumer.beginningOffsets(List.of(partition), TIMEOUT).get(partition);
            if (start > offset) {
                throw new PermanentFailure(
                        "The record at %s offset %d has been pruned; the topic begins at %d. Redeliver it from GitHub"
                                .formatted(partition, offset, start));
            }
            throw new IllegalStateException(
                    "Kafka did not give " + partition + " offset " + offset + " within " + TIMEOUT);
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
