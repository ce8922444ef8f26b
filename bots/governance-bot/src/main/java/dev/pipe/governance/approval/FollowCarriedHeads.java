package dev.pipe.governance.approval;

import dev.pipe.common.bus.Handler;
import dev.pipe.common.bus.Received;
import dev.pipe.common.event.PipelineEvent.HeadCarried;
import jakarta.enterprise.context.ApplicationScoped;

/** pipeline-bot worked out that a head holds nothing new: what was said of the one before is said of it. */
@ApplicationScoped
class FollowCarriedHeads implements Handler<HeadCarried> {

    private final CarriedTable carried;
    private final KeepWords words;

    FollowCarriedHeads(CarriedTable carried, KeepWords words) {
        this.carried = carried;
        this.words = words;
    }

    @Override
    public Class<HeadCarried> event() {
        return HeadCarried.class;
    }

    @Override
    public void handle(Received<HeadCarried> received) {
        var run = received.event().run();
        var from = received.event().from();
        var isAnswerable =
                from.pullRequest().equals(run.pullRequest()) && from.base().equals(run.base());
        if (isAnswerable) {
            carried.add(run.pullRequest(), run.base(), from.headSha(), run.headSha());
            words.carry(run.pullRequest(), run.base(), from.headSha(), run.headSha());
        }
    }
}
