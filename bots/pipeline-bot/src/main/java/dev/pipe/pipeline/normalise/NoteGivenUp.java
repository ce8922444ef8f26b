package dev.pipe.pipeline.normalise;

import dev.pipe.common.bus.Handler;
import dev.pipe.common.bus.Received;
import dev.pipe.common.event.DeadLettered;
import dev.pipe.common.event.Topic;
import dev.pipe.pipeline.normalise.DeliveryView.Status;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** A delivery that was given up says so where people ask what became of it. */
@ApplicationScoped
class NoteGivenUp implements Handler<DeadLettered> {

    private final KeepOutcome outcomes;

    NoteGivenUp(KeepOutcome outcomes) {
        this.outcomes = outcomes;
    }

    @Override
    public Class<DeadLettered> event() {
        return DeadLettered.class;
    }

    @Override
    public void handle(Received<DeadLettered> received) {
        var letter = received.event();
        if (letter.topic().equals(Topic.WEBHOOKS.topicName())) {
            var event = KeepOutcome.countedName(letter.what());
            outcomes.keep(
                    new DeliveryView(
                            letter.eventId(),
                            event,
                            null,
                            Status.FAILED,
                            letter.at(),
                            letter.partition() + ":" + letter.offset(),
                            List.of(),
                            letter.reason()),
                    event);
        }
    }
}
