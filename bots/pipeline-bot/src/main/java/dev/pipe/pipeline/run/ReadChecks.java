package dev.pipe.pipeline.run;

import dev.pipe.common.event.RepoRef;
import dev.pipe.common.github.GitHubReads;
import dev.pipe.common.github.GitHubReads.Check;
import dev.pipe.pipeline.settings.RepositorySettings;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** Reads other people's checks of a head, and of those that failed in GitHub Actions the job behind them. */
@ApplicationScoped
class ReadChecks {

    private static final String ACTIONS = "github-actions";
    /** Of a failure that counts at once only the first few have their step named. */
    private static final int MOST_NAMED = 10;

    /** Where failed jobs run again, one that is not read would count as failed at once; each is read once. */
    private static final int MOST_RUN_AGAIN = 100;

    private final GitHubReads github;

    ReadChecks(GitHubReads github) {
        this.github = github;
    }

    OtherChecks of(Run run, RepositorySettings settings) {
        var repo = run.ref().pullRequest().repo();
        var before = Optional.ofNullable(run.evidence().checks());
        var present = github.checks(repo, run.ref().headSha());
        return new OtherChecks(
                present,
                github.requiredChecks(repo, run.ref().base()),
                settings.checks().required(),
                failures(
                        repo,
                        failed(present, settings.checks().rerunFlaky() > 0 ? MOST_RUN_AGAIN : MOST_NAMED),
                        before.map(OtherChecks::failures).orElse(List.of())),
                settings.checks().rerunFlaky(),
                before.map(OtherChecks::refused).orElse(List.of()),
                false);
    }

    /** What is known already is not read again: a job that failed stays as it was, its re-run is another. */
    private List<FailedJob> failures(RepoRef repo, List<Check> failed, List<FailedJob> known) {
        return failed.stream()
                .flatMap(check -> known.stream()
                        .filter(job -> job.id() == check.id() && job.over())
                        .findFirst()
                        .or(() -> read(repo, check))
                        .stream())
                .toList();
    }

    private static List<Check> failed(List<Check> present, int most) {
        return present.stream()
                .filter(check -> ACTIONS.equals(check.app()) && ChecksPolicy.failed(check))
                .limit(most)
                .toList();
    }

    private Optional<FailedJob> read(RepoRef repo, Check check) {
        return github.job(repo, check.id())
                .map(job -> FailedJob.of(job, github.workflowRunOver(repo, job.workflowRun())));
    }
}
