package dev.pipe.pipeline.run;

import dev.pipe.common.github.GitHubReads.Job;
import dev.pipe.common.github.GitHubReads.Step;
import java.util.Set;

/**
 * A job of GitHub Actions that failed.
 *
 * @param id its check run's as well
 * @param step the step that failed first; empty when none is to blame, as when the job was cancelled
 * @param over whether the whole workflow run is over: GitHub runs jobs of a run again only then
 */
public record FailedJob(
        long id, String workflow, String step, long workflowRun, int attempt, boolean over, String htmlUrl) {

    private static final Set<String> BAD = Set.of("failure", "timed_out");

    static FailedJob of(Job job, boolean over) {
        var step = job.steps().stream()
                .filter(one -> one.conclusion() != null && BAD.contains(one.conclusion()))
                .map(Step::name)
                .findFirst()
                .orElse("");
        return new FailedJob(job.id(), job.workflow(), step, job.workflowRun(), job.attempt(), over, job.htmlUrl());
    }
}
