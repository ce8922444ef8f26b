package dev.pipe.pipeline.run;

import dev.pipe.common.bus.Handler;
import dev.pipe.common.bus.Received;
import dev.pipe.common.event.GitHubFact.ReviewSubmitted;
import jakarta.enterprise.context.ApplicationScoped;

/** A review may be what GitHub's own rules were waiting for when they refused the merge. */
@ApplicationScoped
class FollowReviews implements Handler<ReviewSubmitted> {

    private final ConductRun conduct;

    FollowReviews(ConductRun conduct) {
        this.conduct = conduct;
    }

    @Override
    public Class<ReviewSubmitted> event() {
        return ReviewSubmitted.class;
    }

    @Override
    public void handle(Received<ReviewSubmitted> received) {
        conduct.stirred(received.event().pullRequest());
    }
}
