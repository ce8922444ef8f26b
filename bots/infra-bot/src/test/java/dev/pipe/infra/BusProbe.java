package dev.pipe.infra;

import dev.pipe.common.bus.CloudEvents;
import dev.pipe.common.bus.EventJson;
import dev.pipe.common.event.Event;
import dev.pipe.common.event.Topic;
import dev.pipe.sandbox.kafka.TopicProbe;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Another bot on the real broker: says events and reads what a topic holds. */
@ApplicationScoped
public class BusProbe {

    private final EventJson json;
    private final TopicProbe kafka;

    BusProbe(EventJson json, @ConfigProperty(name = "kafka.bootstrap.servers") String brokers) {
        this.json = json;
        this.kafka = new TopicProbe(brokers);
    }

    public void say(Event event) {
        say(UUID.randomUUID().toString(), event);
    }

    public void say(String id, Event event) {
        kafka.send(CloudEvents.of(id, "pipe/test", event, json));
    }

    /** Everything the topic holds, in order per key. */
    public List<Event> said(Topic topic) {
        try {
            return kafka.records(topic.topicName()).stream()
                    .map(record -> json.read(CloudEvents.headers(record).get(CloudEvents.TYPE), record.value()))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @PreDestroy
    void close() {
        kafka.close();
    }
}
