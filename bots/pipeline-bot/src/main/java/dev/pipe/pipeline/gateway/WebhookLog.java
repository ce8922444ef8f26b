package dev.pipe.pipeline.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.pipe.common.bus.CloudEvents;
import dev.pipe.common.event.Topic;
import io.quarkus.logging.Log;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * The durable log {@code pipe.webhooks}. Its producer is the gateway's own and not a messaging channel, because its time
 * limits must add up to less than the 8 s in which a delivery is answered. A send that timed out here may still land in
 * the topic: GitHub was told 503, redelivers, and the inbox knows the delivery's id.
 */
@ApplicationScoped
class WebhookLog {

    /** CloudEvents source of every delivery; together with GitHub's GUID it recognises a redelivery. */
    static final String SOURCE = "/github/webhooks";

    private static final Duration BLOCK = Duration.ofMillis(1500);
    private static final Duration REQUEST = Duration.ofMillis(4000);
    private static final Duration DELIVERY = Duration.ofMillis(5500);
    private static final Duration CLOSE = Duration.ofSeconds(8);
    private static final int LARGEST_RECORD = 27 * 1024 * 1024;
    private static final int BATCH = 128 * 1024;

    private final Map<String, Object> broker;
    private final GatewayConfig config;
    private Producer<byte[], byte[]> producer;

    WebhookLog(@Identifier("default-kafka-broker") Map<String, Object> broker, GatewayConfig config) {
        this.broker = broker;
        this.config = config;
    }

    /** Connects before the first delivery comes, so that it does not wait for that. */
    void warmUp(@Observes StartupEvent started) {
        Thread.ofVirtual().name("webhook-log-warm-up").start(() -> {
            try {
                producer().partitionsFor(Topic.WEBHOOKS.topicName());
            } catch (KafkaException e) {
                Log.warnf("No broker for %s yet: %s", Topic.WEBHOOKS.topicName(), e.getMessage());
            }
        });
    }

    /** Completes when all in-sync replicas have the record, or with why they have not. May block for a moment. */
    CompletionStage<Void> append(Delivery delivery) {
        var acknowledged = new CompletableFuture<Void>();
        try {
            producer().send(recordOf(delivery), (position, failure) -> {
                if (failure == null) {
                    acknowledged.complete(null);
                } else {
                    acknowledged.completeExceptionally(failure);
                }
            });
        } catch (KafkaException e) {
            acknowledged.completeExceptionally(e);
        }
        return acknowledged;
    }

    private static ProducerRecord<byte[], byte[]> recordOf(Delivery delivery) {
        var kafka = CloudEvents.record(
                Topic.WEBHOOKS.topicName(),
                delivery.key(),
                delivery.body(),
                new CloudEvents.Attributes(
                        delivery.guid(),
                        "dev.pipe.webhook." + EventNames.counted(delivery.event()) + ".v1",
                        SOURCE,
                        delivery.receivedAt(),
                        delivery.key(),
                        delivery.traceParent()));
        delivery.headers().forEach((name, value) -> kafka.headers().add(name, value.getBytes(UTF_8)));
        return kafka;
    }

    /** Made when first needed: its constructor fails while the broker's name does not resolve. */
    private synchronized Producer<byte[], byte[]> producer() {
        if (producer == null) {
            producer = new KafkaProducer<>(settings(), new ByteArraySerializer(), new ByteArraySerializer());
        }
        return producer;
    }

    private Map<String, Object> settings() {
        var settings = new HashMap<>(broker);
        settings.keySet().removeIf(name -> !ProducerConfig.configNames().contains(name));
        settings.put(ProducerConfig.CLIENT_ID_CONFIG, "pipeline-bot-gateway");
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        settings.put(ProducerConfig.BATCH_SIZE_CONFIG, BATCH);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, BLOCK.toMillis());
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) REQUEST.toMillis());
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, (int) DELIVERY.toMillis());
        settings.put(ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 500L);
        settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, LARGEST_RECORD);
        settings.put(
                ProducerConfig.BUFFER_MEMORY_CONFIG, config.producerBuffer().asLongValue());
        return settings;
    }

    @PreDestroy
    synchronized void close() {
        if (producer != null) {
            producer.close(CLOSE);
        }
    }
}
