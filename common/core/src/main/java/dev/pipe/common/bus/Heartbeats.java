package dev.pipe.common.bus;

import dev.pipe.common.event.EventCatalogue;
import dev.pipe.common.event.Heartbeat;
import dev.pipe.common.event.Topic;
import dev.pipe.common.health.BotMetrics;
import dev.pipe.common.health.HeartbeatListener;
import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jboss.logging.Logger;

/**
 * Pulses on the bus. They go around inbox and outbox: only the newest of a bot matters, and a bot whose database is away
 * should still be heard. A listener hears what is sent from now on, on every replica.
 */
@ApplicationScoped
public class Heartbeats {

    private static final Logger LOG = Logger.getLogger(Heartbeats.class);
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final BusProducer producer;
    private final EventJson json;
    private final List<HeartbeatListener> listeners;
    private final BotMetrics metrics;
    private final Map<String, Object> broker;
    private final Clock clock;
    private volatile boolean stopping;

    Heartbeats(
            BusProducer producer,
            EventJson json,
            @All List<HeartbeatListener> listeners,
            BotMetrics metrics,
            @Identifier("default-kafka-broker") Map<String, Object> broker,
            Clock clock) {
        this.producer = producer;
        this.json = json;
        this.listeners = listeners;
        this.metrics = metrics;
        this.broker = broker;
        this.clock = clock;
    }

    /** Sends one pulse; that Kafka did not take it is logged, and the next one comes soon. */
    public void send(Heartbeat beat) {
        var entry = EventCatalogue.of(Heartbeat.class);
        var attributes = new CloudEvents.Attributes(
                UUID.randomUUID().toString(), entry.type(), "pipe/" + beat.bot(), beat.at(), beat.key(), null);
        try {
            producer.send(CloudEvents.record(entry.topic().topicName(), beat.key(), json.write(beat), attributes))
                    .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            LOG.warnf("Kafka did not take the heartbeat: %s", e.getCause() == null ? "no answer" : e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    void start(@Observes StartupEvent startup) {
        if (!listeners.isEmpty()) {
            Thread.ofPlatform().name("pipe-heartbeats").daemon().start(this::listen);
        }
    }

    void stop(@Observes ShutdownEvent shutdown) {
        stopping = true;
    }

    private void listen() {
        while (!stopping) {
            try (var consumer = new KafkaConsumer<byte[], byte[]>(settings())) {
                var partitions = consumer.partitionsFor(Topic.HEARTBEATS.topicName(), PATIENCE).stream()
                        .map(info -> new TopicPartition(info.topic(), info.partition()))
                        .toList();
                consumer.assign(partitions);
                consumer.seekToEnd(partitions);
                while (!stopping) {
                    consumer.poll(Duration.ofMillis(500)).forEach(this::hear);
                }
            } catch (RuntimeException e) {
                LOG.warnf("Cannot listen to heartbeats, trying again: %s", e.getMessage());
                pause();
            }
        }
    }

    private void hear(ConsumerRecord<byte[], byte[]> kafka) {
        try {
            var type = CloudEvents.headers(kafka).getOrDefault(CloudEvents.TYPE, "");
            if (json.read(type, kafka.value()) instanceof Heartbeat beat) {
                var receivedAt = clock.instant();
                listeners.forEach(listener -> listener.heard(beat, receivedAt));
            }
        } catch (RuntimeException e) {
            metrics.error();
            LOG.errorf(e, "A heartbeat could not be heard; the next one comes soon");
        }
    }

    private static void pause() {
        try {
            Thread.sleep(1_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Map<String, Object> settings() {
        var settings = new HashMap<>(broker);
        settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
        settings.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class.getName());
        settings.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class.getName());
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "latest");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        return settings;
    }
}
