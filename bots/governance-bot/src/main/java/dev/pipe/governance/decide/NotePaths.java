package dev.pipe.governance.decide;

import dev.pipe.common.bus.Handler;
import dev.pipe.common.bus.Received;
import dev.pipe.common.event.ReviewEvent.ReviewCompleted;
import jakarta.enterprise.context.ApplicationScoped;

/** Keeps the changed paths that a review read: whether it is an integration shows in them. */
@ApplicationScoped
class NotePaths implements Handler<ReviewCompleted> {

    private final PathTable paths;

    NotePaths(PathTable paths) {
        this.paths = paths;
    }

    @Override
    public Class<ReviewCompleted> event() {
        return ReviewCompleted.class;
    }

    @Override
    public void handle(Received<ReviewCompleted> received) {
        var review = received.event();
        if (review.degraded().isEmpty()
                && review.morePaths() == 0) { // what left something out may have left out a path
            paths.put(review.run(), review.paths());
        }
    }
}
