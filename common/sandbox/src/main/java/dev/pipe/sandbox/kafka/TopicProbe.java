package dev.pipe.sandbox.kafka;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Someone else on the broker: sends records, and reads all that a topic holds. Safe for several threads. */
public final class TopicProbe implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final int LARGEST_RECORD = 27 * 1024 * 1024;

    private final String brokers;
    private KafkaProducer<byte[], byte[]> producer;

    /** @param brokers {@code host:port} of the broker */
    public TopicProbe(String brokers) {
        this.brokers = brokers;
    }

    /** Returns when the broker has it. */
    public void send(ProducerRecord<byte[], byte[]> kafka) {
        try {
            producer().send(kafka).get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("Kafka did not take a record of " + kafka.topic(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while sending to " + kafka.topic(), e);
        }
    }

    /** Everything the topic holds now, in order per partition. */
    public List<ConsumerRecord<byte[], byte[]>> records(String topic) throws IOException {
        var records = new ArrayList<ConsumerRecord<byte[], byte[]>>();
        read(topic, records::add);
        return records;
    }

    /** As {@link #records}, one by one: a topic may hold more than the memory does. */
    public void read(String topic, Consumer<ConsumerRecord<byte[], byte[]>> reader) throws IOException {
        var settings = Map.<String, Object>of("bootstrap.servers", brokers, "enable.auto.commit", "false");
        try (var consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            var partitions = consumer.partitionsFor(topic, PATIENCE).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions, PATIENCE);
            var deadline = Instant.now().plus(PATIENCE);
            while (partitions.stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
                var some = consumer.poll(Duration.ofMillis(200));
                some.forEach(reader);
                if (!some.isEmpty()) {
                    deadline = Instant.now().plus(PATIENCE);
                } else if (Instant.now().isAfter(deadline)) {
                    throw new IOException(
                            "Kafka has given no more of " + topic + " for " + PATIENCE.toSeconds() + " s");
                }
            }
        }
    }

    private synchronized KafkaProducer<byte[], byte[]> producer() {
        if (producer == null) {
            producer = new KafkaProducer<>(
                    Map.of("bootstrap.servers", brokers, "max.request.size", LARGEST_RECORD),
                    new ByteArraySerializer(),
                    new ByteArraySerializer());
        }
        return producer;
    }

    @Override
    public synchronized void close() {
        if (producer != null) {
            producer.close();
        }
    }
}
