package dev.pipe.common.bus;

import dev.pipe.common.event.Event;
import dev.pipe.common.event.EventCatalogue;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;

/** CloudEvents 1.0 in Kafka's binary mode: attributes as {@code ce_} headers, the data as the value. */
public final class CloudEvents {

    public static final String SPEC_VERSION = "ce_specversion";
    public static final String ID = "ce_id";
    public static final String TYPE = "ce_type";
    public static final String SOURCE = "ce_source";
    public static final String TIME = "ce_time";
    public static final String SUBJECT = "ce_subject";
    public static final String CONTENT_TYPE = "content-type";

    private CloudEvents() {}

    /** What an event's headers say besides its value. {@code traceParent} may be null. */
    public record Attributes(String id, String type, String source, Instant time, String subject, String traceParent) {}

    public static ProducerRecord<byte[], byte[]> record(String topic, String key, byte[] value, Attributes attributes) {
        var kafka = new ProducerRecord<>(topic, key.getBytes(StandardCharsets.UTF_8), value);
        add(kafka, SPEC_VERSION, "1.0");
        add(kafka, ID, attributes.id());
        add(kafka, TYPE, attributes.type());
        add(kafka, SOURCE, attributes.source());
        add(kafka, TIME, attributes.time().toString());
        add(kafka, SUBJECT, attributes.subject());
        add(kafka, CONTENT_TYPE, "application/json");
        add(kafka, Traces.TRACE_PARENT, attributes.traceParent());
        return kafka;
    }

    /** An event said now, outside of any outbox and trace. */
    public static ProducerRecord<byte[], byte[]> of(String id, String source, Event event, EventJson json) {
        var entry = EventCatalogue.of(event.getClass());
        var attributes = new Attributes(id, entry.type(), source, Instant.now(), event.key(), null);
        return record(entry.topic().topicName(), event.key(), json.write(event), attributes);
    }

    /** All headers as text; of a repeated header the last. */
    public static Map<String, String> headers(ConsumerRecord<?, ?> kafka) {
        var headers = new HashMap<String, String>();
        for (var header : kafka.headers()) {
            if (header.value() != null) {
                headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8));
            }
        }
        return headers;
    }

    private static void add(ProducerRecord<byte[], byte[]> kafka, String name, String value) {
        if (value != null) {
            kafka.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
        }
    }
}
