package dev.pipe.pipeline.rerun;

import dev.pipe.common.bus.WriteSettled;
import dev.pipe.common.github.GitHubWrite.RerunFailedJobs;
import dev.pipe.pipeline.run.ConductRun;
import jakarta.enterprise.context.ApplicationScoped;

/** GitHub would not run a job again: then its failure counts, and the reason is told. */
@ApplicationScoped
class FollowRerun implements WriteSettled.Handler {

    private final ConductRun conduct;

    FollowRerun(ConductRun conduct) {
        this.conduct = conduct;
    }

    @Override
    public void handle(WriteSettled settled) {
        if (settled.write() instanceof RerunFailedJobs rerun && !settled.done()) {
            conduct.change(
                    rerun.pullRequest(),
                    run -> run.knowing(run.evidence().rerunRefused(rerun.workflowRun(), settled.refusal())));
        }
    }
}
