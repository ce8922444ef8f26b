package dev.pipe.common.contributors;

import dev.pipe.common.bus.Handler;
import dev.pipe.common.bus.Received;
import dev.pipe.common.event.PipelineEvent.HeadCarried;
import io.quarkus.arc.properties.IfBuildProperty;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;

/** pipeline-bot worked out that a head holds nothing new: who made it has no hand in the change by that. */
@ApplicationScoped
@IfBuildProperty(name = "pipe.contributors.noted", stringValue = "true")
@Priority(NotePushes.FIRST)
class NoteCarriedHeads implements Handler<HeadCarried> {

    private final CarriedHeadTable carried;

    NoteCarriedHeads(CarriedHeadTable carried) {
        this.carried = carried;
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
            carried.add(run.pullRequest(), run.headSha());
        }
    }
}
