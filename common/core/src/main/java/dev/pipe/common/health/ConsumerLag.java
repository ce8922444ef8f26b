package dev.pipe.common.health;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.Consumer;

/** How many records of its topics this bot has not stored yet. */
@ApplicationScoped
public class ConsumerLag {

    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final KafkaClientService kafka;
    private final AtomicLong lag = new AtomicLong();

    ConsumerLag(KafkaClientService kafka, MeterRegistry registry) {
        this.kafka = kafka;
        Gauge.builder("pipe.bot.consumer.lag", lag, AtomicLong::get)
                .description("Records of the bot's topics that it has not stored yet")
                .register(registry);
    }

    /** Asks the consumer; the last known lag while it is busy or away. */
    public long measure() {
        var consumer = kafka.<byte[], byte[]>getConsumer("bus");
        if (consumer != null) {
            consumer.runOnPollingThread((Function<Consumer<byte[], byte[]>, Long>) ConsumerLag::sum)
                    .ifNoItem()
                    .after(PATIENCE)
                    .recoverWithItem(lag.get())
                    .invoke(lag::set)
                    .await()
                    .atMost(PATIENCE.multipliedBy(2));
        }
        return lag.get();
    }

    private static long sum(Consumer<byte[], byte[]> client) {
        return client.assignment().stream()
                .mapToLong(partition -> client.currentLag(partition).orElse(0))
                .sum();
    }
}
