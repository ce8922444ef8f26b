package dev.pipe.pipeline.run;

import dev.pipe.common.bus.Traces;
import dev.pipe.common.event.Actor;
import dev.pipe.common.event.PipelineEvent.RunOutcome;
import dev.pipe.common.event.PullRequestRef;
import dev.pipe.common.event.RunRef;
import dev.pipe.common.github.GitHubReads;
import dev.pipe.common.github.GitHubReads.PullRequest;
import dev.pipe.pipeline.nudge.NudgeTable;
import dev.pipe.pipeline.nudge.NudgeTable.Look;
import dev.pipe.pipeline.nudge.Nudged;
import dev.pipe.pipeline.run.LifePolicy.Life;
import io.opentelemetry.api.trace.SpanKind;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The conductor. Each method is one turn on one pull request, in the caller's transaction: take the turn (a row lock),
 * take in what is new, judge, store, tell the bus, show people. Turns on one pull request follow each other whatever
 * brought them: an event, a command, the clock.
 */
@ApplicationScoped
public class ConductRun implements Nudged {

    private final PullRequestTable pullRequests;
    private final RunTable runs;
    private final LiveRuns life;
    private final ConfigureRun configure;
    private final GitHubReads github;
    private final NudgeTable nudges;
    private final NewsTable news;
    private final Traces traces;
    private final Clock clock;

    ConductRun(
            PullRequestTable pullRequests,
            RunTable runs,
            LiveRuns life,
            ConfigureRun configure,
            GitHubReads github,
            NudgeTable nudges,
            NewsTable news,
            Traces traces,
            Clock clock) {
        this.pullRequests = pullRequests;
        this.runs = runs;
        this.life = life;
        this.configure = configure;
        this.github = github;
        this.nudges = nudges;
        this.news = news;
        this.traces = traces;
        this.clock = clock;
    }

    /** The pull request may have changed: it is read, and whatever that shows is done. */
    public Optional<PullRequest> readAgain(PullRequestRef ref) {
        pullRequests.lock(ref);
        return read(ref);
    }

    /**
     * Somebody asks for another attempt. Empty when none begins: the pull request is closed or a draft.
     *
     * @param only begins one only while this run is the newest; null to begin one whatever is
     */
    public Optional<RunRef> attemptAgain(PullRequestRef ref, String why, String only) {
        pullRequests.lock(ref);
        var newest = runs.newest(ref);
        if (only != null && newest.filter(run -> run.ref().id().equals(only)).isEmpty()) {
            return Optional.empty(); // asked for already, or for a head that is gone
        }
        var read = github.pullRequest(ref);
        if (read.isEmpty()) {
            return Optional.empty();
        }
        pullRequests.save(read.get(), clock.instant());
        var decided = LifePolicy.again(read.get(), newest, why, configure.rules(read, newest));
        return decided.begin() == null
                ? Optional.empty()
                : Optional.of(life.live(read.get(), newest, decided).ref());
    }

    /** Something happened to a pull request on GitHub: what GitHub refused to merge before, it may take now. */
    void stirred(PullRequestRef ref) {
        change(ref, run -> run.live() ? run.with(run.merge().afterAChange(clock.instant())) : run);
    }

    /** GitHub's merge queue let go of it: by itself, and it is tried again; or because somebody took it out. */
    void dequeued(PullRequestRef ref, String headSha, Actor sender, String why) {
        change(ref, run -> {
            if (!run.live() || !run.merge().sent() || !run.ref().headSha().equals(headSha)) {
                return run;
            }
            var refused = run.with(run.merge().refused(LetGoPolicy.why(why, sender), clock.instant()));
            return LetGoPolicy.byPerson(why, sender) ? refused.notAskedToMerge() : refused;
        });
    }

    /** Something became known of a run; of a run that is no longer the newest it is of no interest. */
    public void learn(RunRef about, UnaryOperator<Evidence> evidence) {
        change(
                about.pullRequest(),
                run -> run.ref().id().equals(about.id()) ? run.with(evidence.apply(run.evidence())) : run);
    }

    /** Changes the newest run of a pull request, if there is one, and goes on from there. */
    public void change(PullRequestRef ref, UnaryOperator<Run> change) {
        pullRequests.lock(ref);
        var newest = runs.newest(ref);
        if (newest.isEmpty()) {
            return;
        }
        var changed = change.apply(newest.get());
        if (!changed.equals(newest.get())) {
            pullRequests.find(ref).ifPresent(pullRequest -> life.goOn(pullRequest, newest.get(), changed));
        }
    }

    /** Something that a run does not keep itself changed, a hold for instance. The newest run, if there is one. */
    public Optional<Run> judgeAgain(PullRequestRef ref) {
        pullRequests.lock(ref);
        var newest = runs.newest(ref);
        newest.ifPresent(run -> pullRequests.find(ref).ifPresent(known -> life.judgeWithSharers(known, run)));
        return runs.newest(ref);
    }

    /** Ends the live run for good: neither GitHub nor the clock begins another on this head. */
    public void cancel(PullRequestRef ref, String why) {
        pullRequests.lock(ref);
        var live = runs.newest(ref).filter(Run::live);
        pullRequests
                .find(ref)
                .filter(known -> live.isPresent())
                .ifPresent(known -> life.live(known, live, Life.ends(RunOutcome.CANCELLED, why)));
    }

    @Override
    public void lookAgain(PullRequestRef ref) {
        pullRequests.lock(ref);
        var fresh = nudges.take(ref, clock.instant());
        if (fresh.isPresent()) { // else another replica looked
            var trace = runs.newest(ref).map(run -> run.opening().traceParent()).orElse(null);
            traces.inSpan("look again", SpanKind.INTERNAL, trace, () -> look(ref, fresh.get()));
        }
    }

    @Override
    public void couldNotLook(PullRequestRef ref, Instant now, String why) {
        news.retry(ref, now, why);
    }

    private void look(PullRequestRef ref, boolean fresh) {
        if (fresh) {
            read(ref);
        } else {
            runs.newest(ref)
                    .filter(Run::live)
                    .ifPresent(run -> pullRequests.find(ref).ifPresent(known -> life.goOn(known, run, run)));
        }
    }

    /** The newest run when it is one of this head. */
    Optional<RunRef> newestOn(PullRequestRef ref, String headSha) {
        return runs.newest(ref).map(Run::ref).filter(run -> run.headSha().equals(headSha));
    }

    private Optional<PullRequest> read(PullRequestRef ref) {
        var read = github.pullRequest(ref);
        read.ifPresent(now -> pullRequests.save(now, clock.instant()));
        var newest = runs.newest(ref);
        var decided = LifePolicy.decide(read, newest, configure.rules(read, newest));
        read.or(() -> pullRequests.find(ref)).ifPresent(known -> life.live(known, newest, decided));
        return read;
    }

    /** Has the pull request read again soon: GitHub showed less than it had told. */
    public void readSoon(PullRequestRef ref, Duration in) {
        nudges.nudge(ref, new Look(clock.instant().plus(in), true));
    }
}
