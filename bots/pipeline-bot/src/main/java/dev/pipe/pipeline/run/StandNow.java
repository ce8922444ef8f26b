package dev.pipe.pipeline.run;

import dev.pipe.common.event.PullRequestRef;
import dev.pipe.common.event.RepoRef;
import dev.pipe.common.github.GitHubReads.PullRequest;
import dev.pipe.pipeline.hold.Holds;
import dev.pipe.pipeline.hold.OpenHolds;
import dev.pipe.pipeline.run.Standing.Twins;
import dev.pipe.pipeline.settings.RepositorySettings;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** Puts together where a pull request stands, from what is stored. Reads nothing from GitHub. */
@ApplicationScoped
public class StandNow {

    private final PullRequestTable pullRequests;
    private final RunTable runs;
    private final OpenHolds holds;
    private final Turns turns;
    private final ConfigureRun configure;

    StandNow(PullRequestTable pullRequests, RunTable runs, OpenHolds holds, Turns turns, ConfigureRun configure) {
        this.pullRequests = pullRequests;
        this.runs = runs;
        this.holds = holds;
        this.turns = turns;
        this.configure = configure;
    }

    /** Empty when the pull request never had a run. */
    public Optional<Standing> of(PullRequestRef ref) {
        return pullRequests.find(ref).flatMap(known -> runs.newest(ref).map(run -> of(known, run)));
    }

    /** What holds for a pull request, also for one that has no run or was never heard of. */
    public RepositorySettings settings(PullRequestRef ref) {
        return of(ref).map(Standing::settings)
                .or(() -> lastRead(ref).map(configure::settle))
                .orElseGet(() -> configure.withoutFile(ref.repo()));
    }

    /** As read last; empty when it never was. */
    public Optional<PullRequest> lastRead(PullRequestRef ref) {
        return pullRequests.find(ref);
    }

    /** The pull requests that were open when read last. */
    public List<PullRequest> knownOpen(RepoRef repo) {
        return pullRequests.open(repo);
    }

    /** The runs of one pull request, newest first. */
    public List<Standing> history(PullRequestRef ref, int limit) {
        return pullRequests.find(ref).stream()
                .flatMap(known -> runs.all(ref, limit).stream().map(run -> of(known, run)))
                .toList();
    }

    /** The newest runs of all pull requests, newest first. */
    public List<Standing> newest(int limit) {
        return runs.newestOfAll(limit).stream()
                .flatMap(run -> pullRequests.find(run.ref().pullRequest()).map(known -> of(known, run)).stream())
                .toList();
    }

    Standing of(PullRequest known, Run run) {
        var ref = run.ref().pullRequest();
        var sharers = runs.sharers(run.ref());
        var refs = sharers.stream().map(sharer -> sharer.ref().pullRequest()).toList();
        var granted = run.evidence().granted();
        var held = holds.of(ref, refs)
                .without(id -> granted.override(given -> given.coversHold(id)).isPresent());
        return new Standing(known, run, configure.settle(known, run), held, sharers, turns.of(ref), twins(sharers));
    }

    private Twins twins(List<Run> sharers) {
        var enforced = sharers.stream()
                .flatMap(run ->
                        pullRequests.find(run.ref().pullRequest()).stream().map(known -> alone(known, run)))
                .filter(sharer -> sharer.settings().enforces())
                .toList();
        return new Twins(!enforced.isEmpty(), enforced.stream().anyMatch(MergePolicy::isItsTurn));
    }

    private Standing alone(PullRequest known, Run run) {
        var place = turns.of(run.ref().pullRequest());
        return new Standing(known, run, configure.settle(known, run), Holds.NONE, List.of(), place);
    }
}
