package dev.pipe.common.bus;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pipe.common.event.Event;
import dev.pipe.common.event.EventCatalogue;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.List;

/** Hands a row to every handler that wants it: an event, a raw record, or the end of a write of our own. */
@ApplicationScoped
class DispatchRow {

    private final List<Handler<?>> handlers;
    private final List<RawRecord.Handler> rawHandlers;
    private final List<WriteSettled.Handler> settledHandlers;
    private final ReadRawRecord rawRecords;
    private final EventJson json;
    private final BusConfig config;
    private final ObjectMapper mapper = new ObjectMapper();

    DispatchRow(
            @All List<Handler<?>> handlers,
            @All List<RawRecord.Handler> rawHandlers,
            @All List<WriteSettled.Handler> settledHandlers,
            ReadRawRecord rawRecords,
            EventJson json,
            BusConfig config) {
        this.handlers = handlers;
        this.rawHandlers = rawHandlers;
        this.settledHandlers = settledHandlers;
        this.rawRecords = rawRecords;
        this.json = json;
        this.config = config;
    }

    void handle(Inbox.Row row) {
        if (row.type().equals(Inbox.WRITE_SETTLED)) {
            var settled = readSettled(row.body());
            settledHandlers.forEach(handler -> handler.handle(settled));
        } else if (row.body() == null) {
            var raw = rawRecords.read(row);
            rawHandlers.stream()
                    .filter(handler -> handler.topic().equals(row.topic()))
                    .forEach(handler -> handler.handle(raw));
        } else if (EventCatalogue.ofType(row.type()).isEmpty()) {
            throw new PermanentFailure("The record at %s partition %d offset %d has no known ce_type header ('%s')"
                    .formatted(row.topic(), row.partition(), row.offset(), row.type()));
        } else {
            var event = json.read(row.type(), row.body());
            var lastAttempt = row.attempts() + 1 >= config.maxAttempts();
            handlers.forEach(handler -> offer(handler, event, row, lastAttempt));
        }
    }

    byte[] writeSettled(String kind, String body, String refusal, boolean recalled) {
        var node = mapper.createObjectNode()
                .put("kind", kind)
                .put("write", body)
                .put("refusal", refusal)
                .put("recalled", recalled);
        return node.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8);
    }

    private WriteSettled readSettled(byte[] body) {
        try {
            JsonNode node = mapper.readTree(body);
            return new WriteSettled(
                    json.readWrite(node.get("kind").asText(), node.get("write").asText()),
                    node.get("refusal").asText(),
                    node.path("recalled").asBoolean());
        } catch (IOException e) {
            throw new PermanentFailure("The row of a settled write is not JSON: " + e.getMessage(), e);
        }
    }

    private static <E extends Event> void offer(Handler<E> handler, Event event, Inbox.Row row, boolean lastAttempt) {
        if (handler.event().isInstance(event)) {
            handler.handle(new Received<>(
                    handler.event().cast(event), row.id(), row.source(), row.publishedAt(), lastAttempt));
        }
    }
}
