package dev.pipe.common.bus;

import dev.pipe.common.event.Topic;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.jboss.logging.Logger;

/**
 * Creates the topics that do not exist yet, with declared partitions and retention; existing ones are the operator's.
 * Until that worked once the bot is not ready, and it is tried again every few seconds.
 */
@Readiness
@ApplicationScoped
class CreateTopics implements HealthCheck {

    private static final Logger LOG = Logger.getLogger(CreateTopics.class);
    private static final int TIMEOUT_MILLIS = 10_000;
    private static final int EVENT_BYTES = 4 * 1024 * 1024;

    /** GitHub's 25 MiB and room for headers. */
    private static final int WEBHOOK_BYTES = 27 * 1024 * 1024;

    private final Map<String, Object> broker;
    private final BusConfig config;
    private volatile boolean created;

    CreateTopics(@Identifier("default-kafka-broker") Map<String, Object> broker, BusConfig config) {
        this.broker = broker;
        this.config = config;
    }

    /** Before the channels subscribe, which would have to wait for a metadata refresh otherwise. */
    void onStart(@Observes @Priority(100) StartupEvent startup) {
        tryOnce();
    }

    @Scheduled(every = "3s", delayed = "3s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void tryAgain() {
        if (!created) {
            tryOnce();
        }
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("Topics of the bus exist")
                .status(created)
                .build();
    }

    private void tryOnce() {
        var settings = new HashMap<>(broker);
        settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, TIMEOUT_MILLIS / 2);
        settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, TIMEOUT_MILLIS);
        try (var admin = Admin.create(settings)) {
            var existing = admin.listTopics().names().get(TIMEOUT_MILLIS, TimeUnit.MILLISECONDS);
            var missing = Arrays.stream(Topic.values())
                    .filter(topic -> !existing.contains(topic.topicName()))
                    .map(this::describe)
                    .toList();
            admin.createTopics(missing).all().get(TIMEOUT_MILLIS, TimeUnit.MILLISECONDS);
            created = true;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof TopicExistsException) {
                LOG.debug("Another bot is creating the topics: looking again"); // another bot was faster with one of
                // them; the others may still be missing
            } else {
                LOG.warnf(
                        "Topics are not there yet, trying again: %s",
                        e.getCause().getMessage());
            }
        } catch (TimeoutException e) {
            LOG.warn("Kafka did not answer while creating topics, trying again");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private NewTopic describe(Topic topic) {
        var settings = new HashMap<String, String>();
        settings.put(
                TopicConfig.MAX_MESSAGE_BYTES_CONFIG,
                String.valueOf(topic == Topic.WEBHOOKS ? WEBHOOK_BYTES : EVENT_BYTES));
        if (topic.compacted()) {
            settings.put(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT);
        } else {
            settings.put(
                    TopicConfig.RETENTION_MS_CONFIG,
                    String.valueOf(topic.retention().toMillis()));
        }
        config.minInsyncReplicas()
                .ifPresent(count -> settings.put(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG, String.valueOf(count)));
        // One partition for pulses: infra-bot takes its own pulse coming back as proof that it hears the others'.
        var partitions = topic == Topic.HEARTBEATS ? 1 : config.partitions();
        return new NewTopic(topic.topicName(), Optional.of(partitions), config.replication()).configs(settings);
    }
}
