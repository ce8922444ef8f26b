package dev.pipe.sandbox.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KafkaProcessTest {

    private static final int LARGE = 25 * 1024 * 1024;

    @TempDir
    Path directory;

    @Test
    void noAcknowledgedRecordIsLostWhenTheBrokerIsKilledAndALargeOneTravels() throws Exception {
        try (var kafka = KafkaProcess.start(directory)) {
            createTopic(kafka);
            byte[] large = new byte[LARGE];
            new Random(7).nextBytes(large);
            try (var producer = producer(kafka)) {
                send(producer, large);
                for (int i = 0; i < 200; i++) {
                    send(producer, ("record " + i).getBytes());
                }
                kafka.kill();
                kafka.start();
                send(producer, "after".getBytes());
            }
            List<byte[]> received = receive(kafka, 202);
            assertThat(received.getFirst()).isEqualTo(large);
            assertThat(received.get(200)).asString().isEqualTo("record 199");
            assertThat(received.get(201)).asString().isEqualTo("after");
        }
    }

    private static void createTopic(KafkaProcess kafka) throws Exception {
        try (var admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            admin.createTopics(List.of(new NewTopic("deliveries", 1, (short) 1)))
                    .all()
                    .get();
        }
    }

    private static KafkaProducer<byte[], byte[]> producer(KafkaProcess kafka) {
        return new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers",
                        kafka.bootstrapServers(),
                        "acks",
                        "all",
                        "max.request.size",
                        BrokerSettings.MAX_RECORD_BYTES,
                        "buffer.memory",
                        2L * BrokerSettings.MAX_RECORD_BYTES),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    private static void send(KafkaProducer<byte[], byte[]> producer, byte[] value) throws Exception {
        producer.send(new ProducerRecord<>("deliveries", value)).get();
    }

    private static List<byte[]> receive(KafkaProcess kafka, int count) {
        var partition = new TopicPartition("deliveries", 0);
        List<byte[]> values = new ArrayList<>();
        try (var consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", kafka.bootstrapServers()),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
            while (values.size() < count && System.nanoTime() < deadline) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofSeconds(1))) {
                    values.add(record.value());
                }
            }
        }
        assertThat(values).hasSize(count);
        return values;
    }
}
