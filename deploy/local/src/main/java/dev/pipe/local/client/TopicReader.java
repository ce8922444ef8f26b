package dev.pipe.local.client;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pipe.sandbox.kafka.TopicProbe;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** What a topic of the bus holds now, as events. */
public final class TopicReader {

    private final String bootstrapServers;

    public TopicReader(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
    }

    /** One event: its CloudEvents id, type and time, and its value. */
    public record Event(String id, String type, Instant time, JsonNode value) {}

    public List<Event> read(String topic) throws IOException {
        var events = new ArrayList<Event>();
        read(topic, type -> true, events::add);
        return events;
    }

    /** The events of some types, one by one: a topic may hold more than the memory does. */
    public void read(String topic, Predicate<String> types, Consumer<Event> reader) throws IOException {
        try (var kafka = new TopicProbe(bootstrapServers)) {
            kafka.read(topic, record -> {
                var type = header(record, "ce_type");
                if (types.test(type)) {
                    reader.accept(new Event(
                            header(record, "ce_id"), type, Instant.parse(header(record, "ce_time")), value(record)));
                }
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static JsonNode value(ConsumerRecord<byte[], byte[]> record) {
        try {
            return GitHubUser.JSON.readTree(record.value());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        var header = record.headers().lastHeader(name);
        return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }
}
