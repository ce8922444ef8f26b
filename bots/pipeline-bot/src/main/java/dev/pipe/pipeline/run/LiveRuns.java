package dev.pipe.pipeline.run;

import dev.pipe.common.bus.Outbox;
import dev.pipe.common.bus.Traces;
import dev.pipe.common.config.Stage;
import dev.pipe.common.event.RunRef;
import dev.pipe.common.github.GitHubReads.PullRequest;
import dev.pipe.common.github.GitHubWrite.Enqueue;
import dev.pipe.common.github.GitHubWrite.Merge;
import dev.pipe.common.github.GitHubWrite.UpdateBranch;
import dev.pipe.pipeline.mergegroup.MergeGroups;
import dev.pipe.pipeline.nudge.NudgeTable;
import dev.pipe.pipeline.nudge.NudgeTable.Look;
import dev.pipe.pipeline.run.AdvanceRun.Advanced;
import dev.pipe.pipeline.run.AdvanceRun.Next;
import dev.pipe.pipeline.run.CarryHead.Carried;
import dev.pipe.pipeline.run.LifePolicy.Life;
import dev.pipe.pipeline.settings.PipelineConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;

/** Begins, goes on with and ends runs, and stores, tells and shows what became of them. The turn is taken already. */
@ApplicationScoped
class LiveRuns {

    private final RunTable runs;
    private final StandNow standings;
    private final ConfigureRun configure;
    private final AdvanceRun advance;
    private final TellRun tell;
    private final ShowRun show;
    private final CarryHead carry;
    private final Turns turns;
    private final ReadGrants grants;
    private final MergeGroups groups;
    private final Outbox outbox;
    private final NudgeTable nudges;
    private final Traces traces;
    private final PipelineConfig config;
    private final Clock clock;

    LiveRuns(
            RunTable runs,
            StandNow standings,
            ConfigureRun configure,
            AdvanceRun advance,
            TellRun tell,
            ShowRun show,
            CarryHead carry,
            Turns turns,
            ReadGrants grants,
            MergeGroups groups,
            Outbox outbox,
            NudgeTable nudges,
            Traces traces,
            PipelineConfig config,
            Clock clock) {
        this.runs = runs;
        this.standings = standings;
        this.configure = configure;
        this.advance = advance;
        this.tell = tell;
        this.show = show;
        this.carry = carry;
        this.turns = turns;
        this.grants = grants;
        this.groups = groups;
        this.outbox = outbox;
        this.nudges = nudges;
        this.traces = traces;
        this.config = config;
        this.clock = clock;
    }

    /** Does what was decided from a fresh read; returns the run that is the newest then, null when there is none. */
    Run live(PullRequest now, Optional<Run> newest, Life decided) {
        var carried = decided.begin() == null ? Optional.<Carried>empty() : carry.from(newest, now);
        if (decided.end() != null) {
            end(now, newest.orElseThrow(), decided);
            if (carried.isEmpty()) {
                turns.leave(now.ref());
            }
        }
        if (decided.begin() != null) {
            return begin(now, newest, decided.begin(), carried);
        }
        newest.filter(run -> decided.end() == null && (run.live() || awaitsAGroup(now)))
                .ifPresent(run -> goOn(now, run, checksToBeRead(run)));
        return newest.orElse(null);
    }

    private static Run checksToBeRead(Run run) {
        return run.live() && run.stage(Stage.CHECKS).waits()
                ? run.with(run.evidence().forgettingChecks())
                : run;
    }

    /** GitHub's merge queue waits for checks on a commit of it, and hears that its run ended instead of nothing. */
    private boolean awaitsAGroup(PullRequest now) {
        return now.open() && !groups.of(now.ref()).isEmpty();
    }

    private Run begin(PullRequest now, Optional<Run> before, String why, Optional<Carried> carried) {
        var ref = now.ref();
        var attempt = runs.attempts(ref, now.headSha(), now.base()) + 1;
        var from = carried.map(one -> one.from().ref().headSha()).orElse(null);
        var reason =
                from == null ? why : now.base() + " merged in; what was said of " + Words.shortSha(from) + " holds";
        var opening = new Run.Opening(now.author(), now.title(), reason, clock.instant(), traces.current(), from);
        var runRef = Run.refOf(ref, now.headSha(), now.base(), attempt);
        var wish = before.filter(run -> from != null
                        || run.ref().headSha().equals(now.headSha())
                                && run.ref().base().equals(now.base()))
                .map(run -> run.merge().wish())
                .orElse(Merging.NOT_ASKED);
        var begun = Run.begin(runRef, opening, wish, configure.configure(now));
        runs.save(begun);
        carried.ifPresent(one -> carry.to(runRef, one));
        var run = begun.with(Evidence.NONE.granting(grants.of(now))); // with what was just carried over
        tell.began(standings.of(now, run));
        return goOn(now, run, run);
    }

    /** Takes a run on from what changed in it. An ended run learns, but goes nowhere. */
    Run goOn(PullRequest now, Run before, Run changed) {
        runs.lockSummary(changed.ref());
        var standing = standings.of(now, changed);
        var advanced = changed.live() ? advance.advance(standing) : new Advanced(standing, Next.NOTHING);
        var after = advanced.standing();
        runs.save(after.run());
        tell.advanced(before, after, clock.instant());
        show.show(after);
        switch (advanced.next()) {
            case MERGE -> outbox.write(merge(after));
            case ENQUEUE -> outbox.write(enqueue(after.run().ref()));
            case UPDATE -> outbox.write(update(after.run().ref()));
            case NOTHING, READ_AGAIN -> {
                // nothing to ask GitHub for
            }
        }
        lookAgain(before, advanced);
        return after.run();
    }

    /** Judges a run anew, and those that share its summary after it. */
    void judgeWithSharers(PullRequest now, Run run) {
        goOn(now, run, run);
        nudgeSharers(standings.of(now, run));
    }

    private void end(PullRequest now, Run run, Life decided) {
        runs.lockSummary(run.ref());
        var ended = JudgeRun.end(run, decided.end(), decided.endReason(), clock.instant());
        runs.save(ended);
        var standing = standings.of(now, ended);
        tell.advanced(run, standing, clock.instant());
        tell.ended(standing);
        show.show(standing);
        nudgeSharers(standing);
    }

    private static Merge merge(Standing standing) {
        var run = standing.run();
        var asked = run.merge().method();
        var method = asked == null ? standing.settings().method().word() : asked;
        var pullRequest = standing.pullRequest();
        return new Merge(
                run.ref().pullRequest(),
                run.ref().id(),
                run.ref().headSha(),
                run.ref().base(),
                method,
                pullRequest.title() + " (#" + run.ref().pullRequest().number() + ")");
    }

    private static Enqueue enqueue(RunRef ref) {
        return new Enqueue(ref.pullRequest(), ref.id(), ref.headSha(), ref.base());
    }

    private static UpdateBranch update(RunRef ref) {
        return new UpdateBranch(ref.pullRequest(), ref.headSha(), ref.base(), Turns.UPDATE_FOR_THE_QUEUE);
    }

    private void lookAgain(Run before, Advanced advanced) {
        var standing = advanced.standing();
        var now = clock.instant();
        var look = advanced.next() == Next.READ_AGAIN
                ? Optional.of(new Look(now, true))
                : NextLookPolicy.next(standing, config, now);
        look.ifPresent(next -> nudges.nudge(standing.run().ref().pullRequest(), next));
        if (!before.stages().equals(standing.run().stages())) {
            nudgeSharers(standing);
        }
    }

    private void nudgeSharers(Standing standing) {
        standing.sharers().forEach(run -> nudges.nudge(run.ref().pullRequest(), new Look(clock.instant(), false)));
    }
}
