package dev.pipe.pipeline.recall;

import static java.util.stream.Collectors.joining;

import dev.pipe.common.bus.Handler;
import dev.pipe.common.bus.Received;
import dev.pipe.common.event.ReviewEvent.Finding;
import dev.pipe.common.event.ReviewEvent.ReviewCompleted;
import jakarta.enterprise.context.ApplicationScoped;

/** A review was completed: what was decided when the like was found before? */
@ApplicationScoped
class RecallOnReview implements Handler<ReviewCompleted> {

    private final AskMemory memory;

    RecallOnReview(AskMemory memory) {
        this.memory = memory;
    }

    @Override
    public Class<ReviewCompleted> event() {
        return ReviewCompleted.class;
    }

    @Override
    public void handle(Received<ReviewCompleted> received) {
        var review = received.event();
        var types = review.findings().stream().map(Finding::type).distinct().collect(joining(" "));
        memory.ask(review.run(), "review", types, null);
    }
}
