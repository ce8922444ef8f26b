package dev.pipe.pipeline.contributors;

import dev.pipe.common.event.RunRef;
import dev.pipe.pipeline.run.CarriesOver;
import jakarta.enterprise.context.ApplicationScoped;

/** Who presses "Update branch" has no hand in what the head holds. */
@ApplicationScoped
class NoteCarriedHeads implements CarriesOver {

    private final PushTable pushes;

    NoteCarriedHeads(PushTable pushes) {
        this.pushes = pushes;
    }

    @Override
    public void carryOver(RunRef from, RunRef to) {
        pushes.carried(to.pullRequest(), to.headSha());
    }
}
