package dev.pipe.pipeline.deadletter;

import dev.pipe.common.bus.Handler;
import dev.pipe.common.bus.Received;
import dev.pipe.common.event.DeadLettered;
import dev.pipe.pipeline.run.ConductRun;
import dev.pipe.pipeline.run.GivenUp;
import dev.pipe.pipeline.run.Run;
import jakarta.enterprise.context.ApplicationScoped;

/** A bot gave up on something: the stage that waits for it fails, with the reason and how to retry. */
@ApplicationScoped
class RecordDeadLetter implements Handler<DeadLettered> {

    /** A merge that failed for good reports back by itself, with the reason. */
    private static final String MERGE = "Merge";

    private final ConductRun conduct;

    RecordDeadLetter(ConductRun conduct) {
        this.conduct = conduct;
    }

    @Override
    public Class<DeadLettered> event() {
        return DeadLettered.class;
    }

    @Override
    public void handle(Received<DeadLettered> received) {
        var letter = received.event();
        if (letter.pullRequest() == null || MERGE.equals(letter.what())) {
            return;
        }
        var givenUp = new GivenUp(letter.bot(), letter.what(), letter.reason(), letter.rowId(), letter.at());
        conduct.change(
                letter.pullRequest(),
                run -> concerns(letter, run) ? run.knowing(run.evidence().plus(givenUp)) : run);
    }

    /** A letter about an event of ours names its run in the event's id; one about an older run is of no interest. */
    static boolean concerns(DeadLettered letter, Run run) {
        var id = letter.eventId() == null ? "" : letter.eventId();
        var namesARun = id.startsWith("run-");
        return run.live() && (!namesARun || id.startsWith(run.ref().id() + "/"));
    }
}
