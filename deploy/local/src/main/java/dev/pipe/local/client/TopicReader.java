package dev.pipe.local.client;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pipe.sandbox.kafka.TopicProbe;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** What a topic of the bus holds now, as events. */
public final class TopicReader {

    private final String bootstrapServers;

    public TopicReader(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
    }

    /** One event: its CloudEvents type and its value. */
    public record Event(String type, JsonNode value) {}

    public List<Event> read(String topic) throws IOException {
        try (var kafka = new TopicProbe(bootstrapServers)) {
            var events = new ArrayList<Event>();
            for (var record : kafka.records(topic)) {
                events.add(new Event(type(record), GitHubUser.JSON.readTree(record.value())));
            }
            return events;
        }
    }

    private static String type(ConsumerRecord<byte[], byte[]> record) {
        var header = record.headers().lastHeader("ce_type");
        return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }
}
