package dev.pipe.review.contributors;

import dev.pipe.common.bus.Handler;
import dev.pipe.common.bus.Received;
import dev.pipe.common.event.PipelineEvent.HeadCarried;
import jakarta.enterprise.context.ApplicationScoped;

/** pipeline-bot worked out that a head holds nothing new: who made it has no hand in the change by that. */
@ApplicationScoped
class NoteCarriedHeads implements Handler<HeadCarried> {

    private final PushTable pushes;

    NoteCarriedHeads(PushTable pushes) {
        this.pushes = pushes;
    }

    @Override
    public Class<HeadCarried> event() {
        return HeadCarried.class;
    }

    @Override
    public void handle(Received<HeadCarried> received) {
        var run = received.event().run();
        var from = received.event().from();
        if (from.pullRequest().equals(run.pullRequest()) && from.base().equals(run.base())) {
            pushes.carried(run.pullRequest(), run.headSha());
        }
    }
}
