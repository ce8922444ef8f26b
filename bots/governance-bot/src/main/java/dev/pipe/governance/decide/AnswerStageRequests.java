package dev.pipe.governance.decide;

import dev.pipe.common.bus.Handler;
import dev.pipe.common.bus.Received;
import dev.pipe.common.config.Stage;
import dev.pipe.common.event.PipelineEvent.StageRequested;
import jakarta.enterprise.context.ApplicationScoped;

/** The conductor asks for the governance stage of a run: answered with what is awaited, or with a decision. */
@ApplicationScoped
class AnswerStageRequests implements Handler<StageRequested> {

    private final RunTable runs;
    private final ReconsiderRuns reconsider;

    AnswerStageRequests(RunTable runs, ReconsiderRuns reconsider) {
        this.runs = runs;
        this.reconsider = reconsider;
    }

    @Override
    public Class<StageRequested> event() {
        return StageRequested.class;
    }

    @Override
    public void handle(Received<StageRequested> received) {
        var request = received.event();
        if (request.stage() != Stage.GOVERNANCE) {
            return;
        }
        var governed = runs.of(request.run().pullRequest())
                .filter(known -> known.run().equals(request.run()))
                .orElseGet(() -> GovernedRun.begun(request.run(), request.mode()))
                .asked(request.requestedAt());
        runs.put(governed);
        reconsider.answer(governed);
    }
}
