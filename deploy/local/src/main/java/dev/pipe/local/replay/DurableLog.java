package dev.pipe.local.replay;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** {@code pipe.webhooks}: every delivery that was accepted, as long as the topic keeps it. */
record DurableLog(String bootstrapServers) {

    static final String TOPIC = "pipe.webhooks";
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int LARGEST_RECORD = 27 * 1024 * 1024;

    /** What is done with one delivery; bodies may be large, so they are not gathered. */
    interface Visit {
        void visit(ConsumerRecord<byte[], byte[]> delivery) throws IOException, InterruptedException;
    }

    static String header(ConsumerRecord<byte[], byte[]> delivery, String name) {
        var header = delivery.headers().lastHeader(name);
        return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }

    /** Everything that came since, partition by partition and in each in order; null for all there is. */
    void each(Instant since, Visit visit) throws IOException, InterruptedException {
        var settings = Map.<String, Object>of("bootstrap.servers", bootstrapServers, "enable.auto.commit", "false");
        try (var consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            var partitions = consumer.partitionsFor(TOPIC, PATIENCE).stream()
                    .map(info -> new TopicPartition(TOPIC, info.partition()))
                    .toList();
            for (var partition : partitions) {
                read(consumer, partition, since, visit);
            }
        }
    }

    private static void read(
            KafkaConsumer<byte[], byte[]> consumer, TopicPartition partition, Instant since, Visit visit)
            throws IOException, InterruptedException {
        consumer.assign(List.of(partition));
        var end = consumer.endOffsets(List.of(partition), PATIENCE).get(partition);
        seek(consumer, partition, since, end);
        var deadline = Instant.now().plus(PATIENCE);
        while (consumer.position(partition) < end) {
            var batch = consumer.poll(Duration.ofMillis(500)).records(partition);
            if (batch.isEmpty() && Instant.now().isAfter(deadline)) {
                throw new IOException("Kafka did not give all of " + partition + " in time");
            }
            for (var delivery : batch) {
                visit.visit(delivery);
                deadline = Instant.now().plus(PATIENCE);
            }
        }
    }

    private static void seek(
            KafkaConsumer<byte[], byte[]> consumer, TopicPartition partition, Instant since, long end) {
        if (since == null) {
            consumer.seekToBeginning(List.of(partition));
            return;
        }
        var found = consumer.offsetsForTimes(Map.of(partition, since.toEpochMilli()), PATIENCE)
                .get(partition);
        consumer.seek(partition, found == null ? end : found.offset());
    }

    /** Puts a delivery at the log's end, as it is: for a bot whose inbox does not know it any more. */
    void appendAgain(ConsumerRecord<byte[], byte[]> delivery) throws IOException, InterruptedException {
        var settings = Map.<String, Object>of(
                "bootstrap.servers", bootstrapServers, "acks", "all", "max.request.size", LARGEST_RECORD);
        try (var producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(TOPIC, null, delivery.key(), delivery.value(), delivery.headers()))
                    .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException("Kafka does not take the delivery: " + e, e);
        }
    }
}
