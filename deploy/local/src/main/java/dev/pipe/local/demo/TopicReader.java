package dev.pipe.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** What a topic of the bus holds now, read from the broker. */
final class TopicReader {

    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final String bootstrapServers;

    TopicReader(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
    }

    /** One event: its CloudEvents type and its value. */
    record Event(String type, JsonNode value) {}

    List<Event> read(String topic) throws IOException {
        var settings = Map.<String, Object>of("bootstrap.servers", bootstrapServers, "enable.auto.commit", "false");
        try (var consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            var partitions = consumer.partitionsFor(topic, PATIENCE).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions, PATIENCE);
            var events = new ArrayList<Event>();
            var deadline = Instant.now().plus(PATIENCE);
            while (partitions.stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
                if (Instant.now().isAfter(deadline)) {
                    throw new IOException(
                            "Kafka did not give all of " + topic + " within " + PATIENCE.toSeconds() + " s");
                }
                for (var kafka : consumer.poll(Duration.ofMillis(200))) {
                    events.add(new Event(header(kafka, "ce_type"), GitHubUser.JSON.readTree(kafka.value())));
                }
            }
            return events;
        }
    }

    private static String header(ConsumerRecord<byte[], byte[]> kafka, String name) {
        var header = kafka.headers().lastHeader(name);
        return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }
}
