package dev.pipe.governance.ledger;

import dev.pipe.common.bus.EventJson;
import dev.pipe.common.bus.PermanentFailure;
import dev.pipe.common.event.EventCatalogue;
import dev.pipe.common.event.LedgerHead;
import dev.pipe.common.event.Topic;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * The heads that stand in {@code pipe.ledger-head}, outside the database: all that compaction left, from the beginning
 * to the end of the topic as it is now. No consumer group: whoever asks reads everything.
 */
@ApplicationScoped
class PublishedHeads {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Map<String, Object> broker;
    private final EventJson json;
    private final Clock clock;

    PublishedHeads(@Identifier("default-kafka-broker") Map<String, Object> broker, EventJson json, Clock clock) {
        this.broker = broker;
        this.json = json;
        this.clock = clock;
    }

    /** The topic could not be read whole. */
    static class Unreadable extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Unreadable(String message, Throwable cause) {
            super(message, cause);
        }
    }

    List<LedgerHead> read() {
        try (var consumer = new KafkaConsumer<>(settings(), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            var partitions = consumer.partitionsFor(Topic.LEDGER_HEAD.topicName(), PATIENCE).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            return readTo(consumer, consumer.endOffsets(partitions, PATIENCE));
        } catch (KafkaException | PermanentFailure e) {
            throw new Unreadable(Topic.LEDGER_HEAD.topicName() + " cannot be read: " + e.getMessage(), e);
        }
    }

    private List<LedgerHead> readTo(KafkaConsumer<byte[], byte[]> consumer, Map<TopicPartition, Long> ends) {
        var type = EventCatalogue.of(LedgerHead.class).type();
        var heads = new ArrayList<LedgerHead>();
        var deadline = clock.instant().plus(PATIENCE);
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey(), PATIENCE) < end.getValue())) {
            if (clock.instant().isAfter(deadline)) {
                throw new Unreadable(Topic.LEDGER_HEAD.topicName() + " was not read to its end in " + PATIENCE, null);
            }
            for (var message : consumer.poll(Duration.ofMillis(200))) {
                if (message.value() != null
                        && json.read(type, message.value()) instanceof LedgerHead head
                        && head.ledger().equals(Ledger.NAME)) {
                    heads.add(head);
                }
            }
        }
        return heads;
    }

    private Map<String, Object> settings() {
        var settings = new HashMap<>(broker);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
        return settings;
    }
}
