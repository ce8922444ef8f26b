package dev.pipe.pipeline.conductor;

import dev.pipe.common.bus.CloudEvents;
import dev.pipe.common.bus.EventJson;
import dev.pipe.common.event.Event;
import dev.pipe.common.event.EventCatalogue;
import dev.pipe.common.event.GitHubFact.CommentAdded;
import dev.pipe.common.event.PullRequestRef;
import dev.pipe.common.event.Topic;
import dev.pipe.sandbox.kafka.TopicProbe;
import io.quarkus.runtime.Startup;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The other bots on the real broker: says what they would say, and hears what the conductor says. The broker outlives an
 * application, whose database and GitHub are new: what was said before it started is none of its business.
 */
@Startup
@ApplicationScoped
public class OtherBots {

    private final EventJson json;
    private final TopicProbe kafka;
    private final long began = System.currentTimeMillis();

    OtherBots(EventJson json, @ConfigProperty(name = "kafka.bootstrap.servers") String brokers) {
        this.json = json;
        this.kafka = new TopicProbe(brokers);
    }

    public void say(Event event) {
        kafka.send(CloudEvents.of(UUID.randomUUID().toString(), "pipe/test", event, json));
    }

    /** Everything of this type that the conductor said about this pull request, in order. */
    public <E extends Event> List<E> heard(Class<E> type, PullRequestRef pullRequest) {
        return heard(EventCatalogue.of(type).topic()).stream()
                .filter(type::isInstance)
                .map(type::cast)
                .filter(event -> event.toString().contains(pullRequest.toString()))
                .toList();
    }

    /** How many facts of these types about this pull request people gave rise to, by their ids: one may stand twice. */
    public long told(PullRequestRef pullRequest, String... types) {
        try {
            return records(Topic.GITHUB)
                    .filter(record -> {
                        var event = json.read(CloudEvents.headers(record).get(CloudEvents.TYPE), record.value());
                        var ours = event instanceof CommentAdded comment
                                && comment.author().bot();
                        return !ours
                                && List.of(types).contains(event.getClass().getSimpleName())
                                && event.key().equals(pullRequest.toString());
                    })
                    .map(record -> CloudEvents.headers(record).get(CloudEvents.ID))
                    .distinct()
                    .count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<Event> heard(Topic topic) {
        try {
            return records(topic)
                    .map(record -> json.read(CloudEvents.headers(record).get(CloudEvents.TYPE), record.value()))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Stream<ConsumerRecord<byte[], byte[]>> records(Topic topic) throws IOException {
        return kafka.records(topic.topicName()).stream().filter(record -> record.timestamp() >= began);
    }

    @PreDestroy
    void close() {
        kafka.close();
    }
}
