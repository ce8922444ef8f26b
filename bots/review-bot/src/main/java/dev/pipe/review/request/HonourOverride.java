package dev.pipe.review.request;

import dev.pipe.common.bus.Handler;
import dev.pipe.common.bus.Received;
import dev.pipe.common.config.Mode;
import dev.pipe.common.event.PipelineEvent.OverrideGiven;
import dev.pipe.common.event.PipelineEvent.OverrideTarget;
import dev.pipe.review.identity.KeepFindings;
import jakarta.enterprise.context.ApplicationScoped;

/** An admin said {@code /override review}: what our review of that head asks to change is taken back, with their reason. */
@ApplicationScoped
class HonourOverride implements Handler<OverrideGiven> {

    private final KeepFindings keep;
    private final OverrideTable overrides;
    private final ReviewTable reviews;
    private final ConcludeReview conclude;

    HonourOverride(KeepFindings keep, OverrideTable overrides, ReviewTable reviews, ConcludeReview conclude) {
        this.keep = keep;
        this.overrides = overrides;
        this.reviews = reviews;
        this.conclude = conclude;
    }

    @Override
    public Class<OverrideGiven> event() {
        return OverrideGiven.class;
    }

    @Override
    public void handle(Received<OverrideGiven> received) {
        var given = received.event();
        if (given.target() != OverrideTarget.REVIEW) {
            return;
        }
        var run = given.run();
        keep.alone(run.pullRequest());
        overrides.give(given);
        reviews.askedLast(run.pullRequest())
                .filter(request -> request.mode() != Mode.OBSERVE)
                .filter(request -> request.run().headSha().equals(run.headSha()))
                .filter(request -> request.run().base().equals(run.base()))
                .ifPresent(request -> conclude.overridden(request.run()));
    }
}
