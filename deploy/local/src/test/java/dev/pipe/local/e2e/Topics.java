package dev.pipe.local.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pipe.sandbox.kafka.TopicProbe;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** What the topics of the bus hold now. */
record Topics(String bootstrapServers) {

    /** One record: its CloudEvents id and type, its key and its value. */
    record Told(String id, String type, String key, JsonNode value) {

        boolean isAbout(int number) {
            return value.at("/run/pullRequest/number").asInt() == number;
        }
    }

    List<Told> read(String topic) throws IOException {
        try (var kafka = new TopicProbe(bootstrapServers)) {
            var told = new ArrayList<Told>();
            for (var record : kafka.records(topic)) {
                told.add(told(record));
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
