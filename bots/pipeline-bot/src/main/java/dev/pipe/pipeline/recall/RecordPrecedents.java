package dev.pipe.pipeline.recall;

import dev.pipe.common.bus.Handler;
import dev.pipe.common.bus.Received;
import dev.pipe.common.event.MemoryEvent.RecallAnswered;
import dev.pipe.pipeline.run.ConductRun;
import dev.pipe.pipeline.run.Recalled;
import jakarta.enterprise.context.ApplicationScoped;

/** The memory answered a question of ours. Others' questions are theirs. */
@ApplicationScoped
class RecordPrecedents implements Handler<RecallAnswered> {

    private final ConductRun conduct;

    RecordPrecedents(ConductRun conduct) {
        this.conduct = conduct;
    }

    @Override
    public Class<RecallAnswered> event() {
        return RecallAnswered.class;
    }

    @Override
    public void handle(Received<RecallAnswered> received) {
        var answer = received.event();
        if (!AskMemory.BOT.equals(answer.askedBy()) || answer.pullRequest() == null) {
            return;
        }
        var about = RequestId.run(answer.requestId());
        var recalled = new Recalled(answer.requestId(), answer.precedents(), answer.degraded());
        conduct.change(
                answer.pullRequest(),
                run -> run.ref().id().equals(about) ? run.knowing(run.evidence().plus(recalled)) : run);
    }
}
