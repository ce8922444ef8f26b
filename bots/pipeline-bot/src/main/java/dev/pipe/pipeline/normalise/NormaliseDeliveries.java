package dev.pipe.pipeline.normalise;

import dev.pipe.common.bus.CloudEvents;
import dev.pipe.common.bus.Outbox;
import dev.pipe.common.bus.RawRecord;
import dev.pipe.common.event.Topic;
import dev.pipe.pipeline.normalise.DeliveryView.Status;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;

/** Turns each delivery of {@code pipe.webhooks} into facts on {@code pipe.github}, and keeps what became of it. */
@ApplicationScoped
class NormaliseDeliveries implements RawRecord.Handler {

    private final Normalise normalise;
    private final PayloadReader payloads = new PayloadReader();
    private final Outbox outbox;
    private final KeepOutcome outcomes;

    NormaliseDeliveries(PullRequestsOfHead heads, Outbox outbox, KeepOutcome outcomes) {
        this.normalise = new Normalise(heads);
        this.outbox = outbox;
        this.outcomes = outcomes;
    }

    @Override
    public String topic() {
        return Topic.WEBHOOKS.topicName();
    }

    @Override
    public void handle(RawRecord delivery) {
        var event = delivery.headers().getOrDefault("x-github-event", "");
        var payload = payloads.read(event, delivery.id(), delivery.body());
        var outcome =
                switch (normalise.normalise(event, delivery.id(), payload)) {
                    case Normalised.Facts(var facts) -> {
                        facts.forEach(it -> outbox.publish(it.id(), it.fact()));
                        var published =
                                facts.stream().map(DeliveryView.Fact::of).toList();
                        yield new Outcome(event, payload.action(), Status.NORMALISED, published, null);
                    }
                    case Normalised.NotNeeded(var reason) ->
                        new Outcome(event, payload.action(), Status.NOT_NEEDED, List.of(), reason);
                };
        outcomes.keep(outcome.of(delivery), KeepOutcome.countedName(delivery.type()));
    }

    private record Outcome(String event, String action, Status status, List<DeliveryView.Fact> facts, String reason) {

        DeliveryView of(RawRecord delivery) {
            return new DeliveryView(
                    delivery.id(),
                    event,
                    action,
                    status,
                    Instant.parse(delivery.headers().get(CloudEvents.TIME)),
                    delivery.partition() + ":" + delivery.offset(),
                    facts,
                    reason);
        }
    }
}
