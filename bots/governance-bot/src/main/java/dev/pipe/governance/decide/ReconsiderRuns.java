package dev.pipe.governance.decide;

import dev.pipe.common.bus.Outbox;
import dev.pipe.common.event.GovernanceEvent.ApprovalGiven;
import dev.pipe.common.event.GovernanceEvent.ApprovalWithdrawn;
import dev.pipe.common.event.PullRequestRef;
import dev.pipe.common.github.GitHubReads;
import dev.pipe.common.github.GitHubReads.PullRequest;
import dev.pipe.governance.approval.KeepWords;
import dev.pipe.governance.approval.Word;
import dev.pipe.governance.decide.VerdictPolicy.Facts;
import dev.pipe.governance.decide.Voice.Says;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;

/** Looks at a pull request's run again, with fresh facts, when something it may rest on has happened. */
@ApplicationScoped
class ReconsiderRuns {

    private final RunTable runs;
    private final GitHubReads reads;
    private final GatherFacts gather;
    private final SettleRun settle;
    private final KeepWords words;
    private final Outbox outbox;
    private final Clock clock;

    ReconsiderRuns(
            RunTable runs,
            GitHubReads reads,
            GatherFacts gather,
            SettleRun settle,
            KeepWords words,
            Outbox outbox,
            Clock clock) {
        this.runs = runs;
        this.reads = reads;
        this.gather = gather;
        this.settle = settle;
        this.words = words;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** The governance stage was asked for: there is always an answer, an old one when it is still true. */
    void answer(GovernedRun governed) {
        var now = open(governed.run().pullRequest());
        if (now == null || !governed.isAbout(now.headSha(), now.base())) {
            return; // overtaken: the conductor sees the same and begins another run
        }
        var facts = gather(governed, now);
        if (!settle.settle(governed, facts, Cause.PULL_REQUEST_CHANGED) && governed.said() != null) {
            outbox.publish(governed.said());
        }
    }

    void given(Word word) {
        var governed = runs.of(word.pullRequest())
                .filter(run -> run.isAbout(word.headSha(), word.base()))
                .orElse(null);
        var now = open(word.pullRequest());
        if (governed == null || now == null || !governed.isAbout(now.headSha(), now.base())) {
            return; // counts when a run of this head asks
        }
        var facts = gather(governed, now);
        outbox.publish(new ApprovalGiven(
                governed.run(),
                word.asApproval(),
                VerdictPolicy.counting(facts).size(),
                facts.requirement().approvals()));
        if (governed.asked()) {
            settle.settle(
                    governed, facts, new Cause(List.of(word.who()), word.who().login() + " approved"));
        }
    }

    void withdrawn(PullRequestRef pullRequest, List<Word> withdrawn, String reason) {
        runs.of(pullRequest).ifPresent(governed -> {
            withdrawn.forEach(word ->
                    outbox.publish(new ApprovalWithdrawn(governed.run(), word.asApproval(), reason, clock.instant())));
            reconsider(governed, new Cause(withdrawn.stream().map(Word::who).toList(), reason));
        });
    }

    void changed(PullRequestRef pullRequest) {
        runs.of(pullRequest).ifPresent(governed -> reconsider(governed, Cause.PULL_REQUEST_CHANGED));
    }

    private void reconsider(GovernedRun governed, Cause cause) {
        if (!governed.asked()) {
            return;
        }
        var now = open(governed.run().pullRequest());
        if (now == null) {
            return; // merged or closed: what was decided stays decided
        }
        if (governed.isAbout(now.headSha(), now.base())) {
            settle.settle(governed, gather(governed, now), cause);
        } else {
            settle.overtaken(governed, cause);
        }
    }

    /** An approval whose giver may not approve any more falls for good, and is said to. */
    private Facts gather(GovernedRun governed, PullRequest now) {
        var facts = gather.of(governed, now);
        facts.voices().stream()
                .filter(voice -> voice.says() == Says.APPROVES && voice.ineligible() != null)
                .forEach(voice -> {
                    var reason = voice.who().login() + " " + voice.ineligible();
                    words.fall(now.ref(), voice.who(), reason);
                    outbox.publish(new ApprovalWithdrawn(governed.run(), voice.asApproval(), reason, clock.instant()));
                });
        return facts;
    }

    private PullRequest open(PullRequestRef pullRequest) {
        return reads.pullRequest(pullRequest).filter(PullRequest::open).orElse(null);
    }
}
