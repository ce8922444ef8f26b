package dev.pipe.pipeline.run;

import dev.pipe.common.bus.Handler;
import dev.pipe.common.bus.Received;
import dev.pipe.common.event.ReviewEvent;
import dev.pipe.common.event.ReviewEvent.FindingDismissed;
import dev.pipe.common.event.ReviewEvent.ReviewCompleted;
import dev.pipe.common.event.ReviewEvent.ReviewFailed;
import dev.pipe.common.event.ReviewEvent.XpAwarded;
import jakarta.enterprise.context.ApplicationScoped;

/** Takes in what review-bot says of a run. */
@ApplicationScoped
class RecordReview implements Handler<ReviewEvent> {

    private final ConductRun conduct;

    RecordReview(ConductRun conduct) {
        this.conduct = conduct;
    }

    @Override
    public Class<ReviewEvent> event() {
        return ReviewEvent.class;
    }

    @Override
    public void handle(Received<ReviewEvent> received) {
        switch (received.event()) {
            case ReviewCompleted completed -> conduct.learn(completed.run(), known -> known.plus(completed));
            case ReviewFailed failed -> conduct.learn(failed.run(), known -> known.plus(failed));
            case FindingDismissed dismissed -> {} // the review without them follows, and that counts
            case XpAwarded awarded -> {} // a reader's, no matter for the run
        }
    }
}
