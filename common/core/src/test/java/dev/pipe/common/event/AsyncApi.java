package dev.pipe.common.event;

import static java.util.stream.Collectors.groupingBy;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;

/** Writes the AsyncAPI 3 document of the bus from the event catalogue. */
final class AsyncApi {

    private final StringBuilder yaml = new StringBuilder();

    static String document() {
        return new AsyncApi().write();
    }

    private String write() {
        yaml.append("""
                # Generated from EventCatalogue by AsyncApiTest (run it with -Dpipe.docs.write=true); do not edit.
                asyncapi: 3.0.0
                info:
                  title: The bus of the PIPE bot suite
                  version: 1.0.0
                  description: >-
                    CloudEvents 1.0 in Kafka's binary mode, JSON values. Delivery is at least once; ce_source and ce_id
                    recognise a repetition. Types are versioned and only ever gain fields.
                  license:
                    name: Apache-2.0
                defaultContentType: application/json
                channels:
                """);
        var byTopic = EventCatalogue.entries().stream()
                .collect(groupingBy(EventCatalogue.Entry::topic, TreeMap::new, java.util.stream.Collectors.toList()));
        for (var topic : Topic.values()) {
            channel(topic, byTopic.getOrDefault(topic, List.of()));
        }
        yaml.append("operations:\n");
        byTopic.forEach(this::operation);
        yaml.append("components:\n  messages:\n");
        EventCatalogue.entries().forEach(this::message);
        yaml.append("  schemas:\n");
        TravellingTypes.all().stream()
                .filter(type -> !type.getPackageName().contains("github"))
                .forEach(this::schema);
        return yaml.toString();
    }

    private void channel(Topic topic, List<EventCatalogue.Entry> entries) {
        line(1, name(topic) + ":");
        line(2, "address: " + topic.topicName());
        line(2, "description: " + topic.says() + ".");
        if (!entries.isEmpty()) {
            line(2, "messages:");
            for (var entry : entries) {
                line(3, simpleName(entry.record()) + ":");
                line(4, "$ref: '#/components/messages/" + simpleName(entry.record()) + "'");
            }
        }
        line(2, "bindings:");
        line(3, "kafka:");
        line(4, "topicConfiguration:");
        if (topic.compacted()) {
            line(5, "cleanup.policy: [compact]");
        } else {
            line(5, "cleanup.policy: [delete]");
            line(5, "retention.ms: " + topic.retention().toMillis());
        }
    }

    private void operation(Topic topic, List<EventCatalogue.Entry> entries) {
        entries.stream()
                .collect(groupingBy(EventCatalogue.Entry::writer, TreeMap::new, java.util.stream.Collectors.toList()))
                .forEach((writer, written) -> {
                    line(1, name(topic) + "-by-" + writer + ":");
                    line(2, "action: send");
                    line(2, "summary: Written by " + (writer.equals("all") ? "every bot" : writer) + ".");
                    line(2, "channel:");
                    line(3, "$ref: '#/channels/" + name(topic) + "'");
                    line(2, "messages:");
                    written.forEach(entry -> line(
                            3, "- $ref: '#/channels/" + name(topic) + "/messages/" + simpleName(entry.record()) + "'"));
                });
    }

    private void message(EventCatalogue.Entry entry) {
        line(2, simpleName(entry.record()) + ":");
        line(3, "name: " + entry.type());
        line(3, "contentType: application/json");
        line(3, "headers:");
        line(4, "type: object");
        line(4, "required: [ce_specversion, ce_id, ce_type, ce_source, ce_time]");
        line(4, "properties:");
        line(5, "ce_specversion: {const: '1.0'}");
        line(5, "ce_id: {type: string}");
        line(5, "ce_type: {const: " + entry.type() + "}");
        line(5, "ce_source: {type: string}");
        line(5, "ce_time: {type: string, format: date-time}");
        line(5, "ce_subject: {type: string}");
        line(5, "traceparent: {type: string}");
        line(3, "payload:");
        line(4, "$ref: '#/components/schemas/" + simpleName(entry.record()) + "'");
    }

    private void schema(Class<?> type) {
        line(2, simpleName(type) + ":");
        if (type.isEnum()) {
            line(3, "type: string");
            line(3, "enum: " + Arrays.toString(type.getEnumConstants()));
            return;
        }
        line(3, "type: object");
        line(3, "properties:");
        for (RecordComponent component : type.getRecordComponents()) {
            line(4, component.getName() + ": " + property(component.getGenericType()));
        }
    }

    private static String property(Type type) {
        if (type instanceof ParameterizedType list) {
            return "{type: array, items: " + property(list.getActualTypeArguments()[0]) + "}";
        }
        var plain = (Class<?>) type;
        if (plain == String.class) {
            return "{type: string}";
        } else if (plain == Instant.class) {
            return "{type: string, format: date-time}";
        } else if (plain == Duration.class) {
            return "{type: string, format: duration}";
        } else if (plain == boolean.class || plain == Boolean.class) {
            return "{type: boolean}";
        } else if (plain == int.class || plain == Integer.class || plain == long.class) {
            return "{type: integer}";
        } else if (plain == double.class) {
            return "{type: number}";
        } else if (plain.getPackageName().startsWith("dev.pipe")) {
            return "{$ref: '#/components/schemas/" + simpleName(plain) + "'}";
        }
        throw new IllegalStateException("No schema for " + plain + "; teach AsyncApi how it is written");
    }

    private static String simpleName(Class<?> type) {
        return type.getSimpleName();
    }

    private static String name(Topic topic) {
        return topic.topicName().substring("pipe.".length());
    }

    private void line(int depth, String text) {
        yaml.append("  ".repeat(depth)).append(text).append('\n');
    }
}
