package dev.pipe.pipeline.rerun;

import dev.pipe.common.github.GitHubWrite;
import dev.pipe.common.github.GitHubWrite.RerunFailedJobs;
import dev.pipe.pipeline.run.ChecksPolicy;
import dev.pipe.pipeline.run.ShowsRun;
import dev.pipe.pipeline.run.Standing;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Has failed jobs run again as often as the configuration says; each attempt once. */
@ApplicationScoped
class RerunFlaky implements ShowsRun {

    @Override
    public List<GitHubWrite> show(Standing standing) {
        var checks = standing.run().evidence().checks();
        var awaited = standing.run().evidence().granted().trust().awaited(); // nobody vouched for what would run
        if (!standing.run().live() || checks == null || awaited) {
            return List.of();
        }
        return ChecksPolicy.toRunAgain(checks).stream()
                .map(job -> (GitHubWrite)
                        new RerunFailedJobs(standing.run().ref().pullRequest(), job.workflowRun(), job.attempt()))
                .distinct()
                .toList();
    }
}
