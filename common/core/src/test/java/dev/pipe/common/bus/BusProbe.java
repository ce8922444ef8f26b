package dev.pipe.common.bus;

import dev.pipe.common.event.Topic;
import dev.pipe.sandbox.kafka.TopicProbe;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Another bot, as seen from the broker: sends records and reads what topics hold. */
final class BusProbe implements AutoCloseable {

    private final TopicProbe kafka;

    BusProbe(String bootstrapServers) {
        kafka = new TopicProbe(bootstrapServers);
    }

    void send(ProducerRecord<byte[], byte[]> record) {
        kafka.send(record);
    }

    List<String> ids(Topic topic) {
        return records(topic)
                .map(record -> CloudEvents.headers(record).get(CloudEvents.ID))
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
        try {
            return kafka.records(topic.topicName()).stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        kafka.close();
    }
}
