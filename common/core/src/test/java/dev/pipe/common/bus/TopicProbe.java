package dev.pipe.common.bus;

import dev.pipe.common.event.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Another bot, as seen from the broker: sends records and reads what topics hold. */
final class TopicProbe implements AutoCloseable {

    private final KafkaProducer<byte[], byte[]> producer;
    private final KafkaConsumer<byte[], byte[]> consumer;

    TopicProbe(String bootstrapServers) {
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers, "max.request.size", 27 * 1024 * 1024),
                new ByteArraySerializer(),
                new ByteArraySerializer());
        consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        bootstrapServers,
                        "group.id",
                        UUID.randomUUID().toString(),
                        "enable.auto.commit",
                        "false"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }

    void send(ProducerRecord<byte[], byte[]> kafka) {
        try {
            producer.send(kafka).get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    List<String> ids(Topic topic) {
        return records(topic)
                .map(kafka -> CloudEvents.headers(kafka).get(CloudEvents.ID))
                .toList();
    }

    List<byte[]> values(Topic topic) {
        return records(topic).map(ConsumerRecord::value).toList();
    }

    String header(Topic topic, String id, String header) {
        return records(topic)
                .map(CloudEvents::headers)
                .filter(headers -> id.equals(headers.get(CloudEvents.ID)))
                .map(headers -> headers.get(header))
                .findFirst()
                .orElse(null);
    }

    private Stream<ConsumerRecord<byte[], byte[]>> records(Topic topic) {
        var partitions = consumer.partitionsFor(topic.topicName()).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        var ends = consumer.endOffsets(partitions);
        var records = new ArrayList<ConsumerRecord<byte[], byte[]>>();
        while (partitions.stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
            consumer.poll(Duration.ofMillis(200)).forEach(records::add);
        }
        return records.stream();
    }

    @Override
    public void close() {
        producer.close();
        consumer.close();
    }
}
