package dev.pipe.pipeline.normalise;

import dev.pipe.common.bus.Outbox;
import dev.pipe.common.bus.RawRecord;
import dev.pipe.common.event.Topic;
import dev.pipe.pipeline.MetricNames;
import dev.pipe.pipeline.normalise.DeliveryView.Status;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;

/** Turns each delivery of {@code pipe.webhooks} into facts on {@code pipe.github}, and keeps what became of it. */
@ApplicationScoped
class NormaliseDeliveries implements RawRecord.Handler {

    private final Normalise normalise;
    private final PayloadReader payloads = new PayloadReader();
    private final Outbox outbox;
    private final DeliveryTable deliveries;
    private final MeterRegistry meters;

    NormaliseDeliveries(PullRequestsOfHead heads, Outbox outbox, DeliveryTable deliveries, MeterRegistry meters) {
        this.normalise = new Normalise(heads);
        this.outbox = outbox;
        this.deliveries = deliveries;
        this.meters = meters;
    }

    @Override
    public String topic() {
        return Topic.WEBHOOKS.topicName();
    }

    @Override
    public void handle(RawRecord delivery) {
        try {
            settle(delivery);
        } catch (RuntimeException e) {
            keepFailure(delivery, e);
            throw e;
        }
    }

    private void settle(RawRecord delivery) {
        var event = event(delivery);
        var payload = payloads.read(event, delivery.id(), delivery.body());
        switch (normalise.normalise(event, delivery.id(), payload)) {
            case Normalised.Facts(var facts) -> {
                facts.forEach(it -> outbox.publish(it.id(), it.fact()));
                var published = facts.stream().map(DeliveryView.Fact::of).toList();
                keep(view(delivery, payload.action(), Status.NORMALISED, published, null), delivery.type());
            }
            case Normalised.NotNeeded(var reason) ->
                keep(view(delivery, payload.action(), Status.NOT_NEEDED, List.of(), reason), delivery.type());
        }
    }

    /** In a transaction of its own: that of the handler is rolled back. */
    private void keepFailure(RawRecord delivery, RuntimeException failure) {
        try {
            QuarkusTransaction.requiringNew()
                    .run(() -> keep(
                            view(delivery, null, Status.FAILED, List.of(), failure.getMessage()), delivery.type()));
        } catch (RuntimeException e) {
            failure.addSuppressed(e);
        }
    }

    private void keep(DeliveryView view, String type) {
        deliveries.record(view);
        meters.counter(
                        MetricNames.EVENTS,
                        MetricNames.EVENT,
                        countedName(type),
                        MetricNames.OUTCOME,
                        view.status().label())
                .increment();
    }

    private static DeliveryView view(
            RawRecord delivery, String action, Status status, List<DeliveryView.Fact> facts, String reason) {
        return new DeliveryView(
                delivery.id(),
                event(delivery),
                action,
                status,
                Instant.parse(delivery.headers().get("ce_time")),
                delivery.partition() + ":" + delivery.offset(),
                facts,
                reason);
    }

    private static String event(RawRecord delivery) {
        return delivery.headers().getOrDefault("x-github-event", "");
    }

    /** The gateway named the type {@code dev.pipe.webhook.<event>.v1}, with a name from GitHub's list. */
    private static String countedName(String type) {
        return type.replaceFirst("^dev\\.pipe\\.webhook\\.", "").replaceFirst("\\.v1$", "");
    }
}
