package dev.pipe.local.e2e;

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

/** What the topics of the bus hold now. */
record Topics(String bootstrapServers) {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** One record: its CloudEvents id and type, its key and its value. */
    record Told(String id, String type, String key, JsonNode value) {

        boolean isAbout(int number) {
            return value.at("/run/pullRequest/number").asInt() == number;
        }
    }

    List<Told> read(String topic) throws IOException {
        var settings = Map.<String, Object>of("bootstrap.servers", bootstrapServers, "enable.auto.commit", "false");
        try (var consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            var partitions = consumer.partitionsFor(topic, PATIENCE).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions, PATIENCE);
            var told = new ArrayList<Told>();
            var deadline = Instant.now().plus(PATIENCE);
            while (partitions.stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
                if (Instant.now().isAfter(deadline)) {
                    throw new IOException("Kafka did not give all of " + topic + " in time");
                }
                for (var kafka : consumer.poll(Duration.ofMillis(200))) {
                    told.add(told(kafka));
                }
            }
            return told;
        }
    }

    /** How many events of a type there are for a pull request, by their ids: a fact may stand twice under one id. */
    long distinct(String topic, String type, int number) throws IOException {
        return read(topic).stream()
                .filter(one -> one.type().equals(type) && one.isAbout(number))
                .map(Told::id)
                .distinct()
                .count();
    }

    private static Told told(ConsumerRecord<byte[], byte[]> kafka) throws IOException {
        var key = kafka.key() == null ? "" : new String(kafka.key(), StandardCharsets.UTF_8);
        return new Told(header(kafka, "ce_id"), header(kafka, "ce_type"), key, GitHub.JSON.readTree(kafka.value()));
    }

    private static String header(ConsumerRecord<byte[], byte[]> kafka, String name) {
        var header = kafka.headers().lastHeader(name);
        return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }
}
