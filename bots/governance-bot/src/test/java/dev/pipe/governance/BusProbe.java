package dev.pipe.governance;

import dev.pipe.common.bus.CloudEvents;
import dev.pipe.common.bus.EventJson;
import dev.pipe.common.event.Event;
import dev.pipe.common.event.EventCatalogue;
import dev.pipe.common.event.Topic;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Another bot on the real broker: says events and reads what a topic holds. */
@ApplicationScoped
public class BusProbe {

    private final EventJson json;
    private final String brokers;
    private final KafkaProducer<byte[], byte[]> producer;

    BusProbe(EventJson json, @ConfigProperty(name = "kafka.bootstrap.servers") String brokers) {
        this.json = json;
        this.brokers = brokers;
        this.producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", brokers), new ByteArraySerializer(), new ByteArraySerializer());
    }

    public void say(Event event) {
        say(UUID.randomUUID().toString(), event);
    }

    public void say(String id, Event event) {
        var entry = EventCatalogue.of(event.getClass());
        var attributes = new CloudEvents.Attributes(id, entry.type(), "pipe/test", Instant.now(), event.key(), null);
        try {
            producer.send(CloudEvents.record(entry.topic().topicName(), event.key(), json.write(event), attributes))
                    .get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Everything the topic holds, in order per key. */
    public List<Event> said(Topic topic) {
        try (var consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", brokers), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            var partitions = consumer.partitionsFor(topic.topicName()).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            var events = new ArrayList<Event>();
            while (partitions.stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
                consumer.poll(Duration.ofMillis(200))
                        .forEach(kafka ->
                                events.add(json.read(CloudEvents.headers(kafka).get(CloudEvents.TYPE), kafka.value())));
            }
            return events;
        }
    }

    @PreDestroy
    void close() {
        producer.close();
    }
}
