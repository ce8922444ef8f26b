package dev.pipe.pipeline.run;

import dev.pipe.common.config.MergeMethod;
import dev.pipe.common.config.MergeTrigger;
import dev.pipe.common.config.Mode;
import dev.pipe.common.event.Actor;
import dev.pipe.common.event.GovernanceEvent.Approval;
import dev.pipe.common.event.GovernanceEvent.ApprovalRequested;
import dev.pipe.common.event.GovernanceEvent.ApprovalWithdrawn;
import dev.pipe.common.event.GovernanceEvent.Decided;
import dev.pipe.common.event.GovernanceEvent.Integration;
import dev.pipe.common.event.GovernanceEvent.Verdict;
import dev.pipe.common.event.PipelineEvent.RunOutcome;
import dev.pipe.common.event.PullRequestRef;
import dev.pipe.common.event.ReviewEvent.Decision;
import dev.pipe.common.event.ReviewEvent.Finding;
import dev.pipe.common.event.ReviewEvent.ReviewCompleted;
import dev.pipe.common.event.ReviewEvent.ReviewFailed;
import dev.pipe.common.event.ReviewEvent.RiskLevel;
import dev.pipe.common.event.RunRef;
import dev.pipe.common.github.GitHubReads.Check;
import dev.pipe.common.github.GitHubReads.PullRequest;
import dev.pipe.pipeline.hold.Hold;
import dev.pipe.pipeline.hold.Holds;
import dev.pipe.pipeline.settings.RepositorySettings;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/** Pull requests, runs and what is known of them, for the tables of the policies' tests. */
public final class Samples {

    public static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    public static final Duration OVERDUE = Duration.ofMinutes(10);
    public static final String HEAD = "1111111aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";
    public static final String OTHER_HEAD = "2222222bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb";
    public static final Actor ADA = new Actor("ada", 1, false);
    public static final Actor BEN = new Actor("ben", 2, false);
    public static final PullRequestRef PR = PullRequestRef.parse("acme/shop#7");
    public static final Integration PAIR = new Integration("BNI", "AXIS", "title");

    public static final RepositorySettings ENFORCE =
            new RepositorySettings(Mode.ENFORCE, MergeTrigger.COMMAND, MergeMethod.MERGE);
    public static final RepositorySettings AUTO =
            new RepositorySettings(Mode.ENFORCE, MergeTrigger.AUTO, MergeMethod.SQUASH);
    public static final RepositorySettings COMMENT =
            new RepositorySettings(Mode.COMMENT, MergeTrigger.COMMAND, MergeMethod.MERGE);

    public static final Hold HOLD =
            new Hold("h1", "bot/review-bot", "*", "review-bot is silent", NOON.minusSeconds(60));

    private Samples() {}

    public static Holds held() {
        return new Holds(List.of(HOLD), List.of(), null);
    }

    /** A pull request as GitHub shows it; what differs is said by the methods. */
    public record Pull(String head, String base, boolean open, boolean draft, boolean merged, Boolean mergeable) {

        public static final Pull OPEN = new Pull(HEAD, "main", true, false, false, true);

        public Pull head(String newHead) {
            return new Pull(newHead, base, open, draft, merged, mergeable);
        }

        public Pull base(String newBase) {
            return new Pull(head, newBase, open, draft, merged, mergeable);
        }

        public Pull asDraft() {
            return new Pull(head, base, open, true, merged, mergeable);
        }

        public Pull closed() {
            return new Pull(head, base, false, draft, false, mergeable);
        }

        public Pull asMerged() {
            return new Pull(head, base, false, draft, true, mergeable);
        }

        public Pull mergeable(Boolean is) {
            return new Pull(head, base, open, draft, merged, is);
        }

        public PullRequest read() {
            return new PullRequest(
                    PR,
                    "Wire BNI to AXIS",
                    ADA,
                    head,
                    "feature",
                    "acme/shop",
                    base,
                    "0000000",
                    open,
                    draft,
                    merged,
                    mergeable,
                    List.of(),
                    "https://github.example/acme/shop/pull/7",
                    NOON,
                    NOON);
        }
    }

    public static Run run() {
        return run(PR);
    }

    public static Run run(PullRequestRef pullRequest) {
        return Run.begin(
                Run.refOf(pullRequest, HEAD, "main", 1),
                new Run.Opening(
                        ADA,
                        "Wire BNI to AXIS",
                        "opened",
                        NOON,
                        "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"),
                Merging.NOT_ASKED,
                RunConfig.NONE);
    }

    public static Run judged(Run run) {
        return JudgeRun.judge(run, ENFORCE, NOON, OVERDUE);
    }

    public static Run with(Run run, Evidence evidence) {
        return judged(run.with(evidence));
    }

    public static Evidence knowing(Evidence evidence, ApprovalRequested asked) {
        return evidence.plus(asked);
    }

    public static Run begun() {
        return judged(run());
    }

    public static Run reviewed(Decision decision, Finding... findings) {
        return with(run(), Evidence.NONE.plus(review(decision, findings)));
    }

    public static Run waitingForApprovals() {
        return with(run(), Evidence.NONE.plus(review(Decision.AUTO_APPROVED)).plus(asked(2, BEN)));
    }

    public static Run approved() {
        return with(run(), Evidence.NONE.plus(review(Decision.AUTO_APPROVED)).plus(decided(Verdict.APPROVED)));
    }

    /** Everything before the merge passed. */
    public static Run ready() {
        return ready(PR);
    }

    public static Run ready(PullRequestRef pullRequest) {
        return with(
                run(pullRequest),
                Evidence.NONE
                        .plus(review(Decision.AUTO_APPROVED))
                        .plus(decided(Verdict.APPROVED))
                        .plus(new OtherChecks(List.of(), List.of())));
    }

    public static Run asked(Run run) {
        return judged(run.askedToMerge(BEN, null));
    }

    public static Run sent(Run run) {
        return judged(run.with(run.merge().sent(NOON)));
    }

    public static Run refused(Run run, String reason) {
        return judged(run.with(run.merge().refused(reason, NOON)));
    }

    public static Run updating(Run run) {
        return judged(run.with(run.merge().updating(NOON)));
    }

    /** The same run of a head that came of a clean merge. */
    public static Run carried(Run run, String from) {
        return run.carriedFrom(from);
    }

    public static Run ended(Run run, RunOutcome outcome, String reason) {
        return JudgeRun.end(run, outcome, reason, NOON);
    }

    public static Standing standing(Run run) {
        return standing(run, ENFORCE);
    }

    public static Standing standing(Run run, RepositorySettings settings) {
        return new Standing(Pull.OPEN.read(), run, settings, Holds.NONE, List.of());
    }

    public static Standing standing(Run run, Holds holds) {
        return new Standing(Pull.OPEN.read(), run, ENFORCE, holds, List.of());
    }

    public static ReviewCompleted review(Decision decision, Finding... findings) {
        var level = findings.length == 0 ? RiskLevel.NONE : findings[0].level();
        return new ReviewCompleted(
                run().ref(),
                decision,
                level,
                List.of(findings),
                List.of(),
                List.of("src/A.java"),
                3,
                "heuristic",
                "",
                "3 hunks in 2 files",
                NOON,
                1200);
    }

    public static Finding finding(RiskLevel level, String title, String file, int line) {
        return new Finding(
                "credential", "security", level, file, line, title, "AKIA****", "It leaks", "Move it to a vault", 0.9);
    }

    public static ReviewFailed reviewFailure(String reason) {
        return new ReviewFailed(run().ref(), reason, NOON);
    }

    public static ApprovalRequested asked(int required, Actor... given) {
        var approvals = Arrays.stream(given)
                .map(actor -> new Approval(actor, "/approve", NOON))
                .toList();
        return new ApprovalRequested(run().ref(), required, approvals, PAIR, "One more approval is needed.", NOON);
    }

    public static ApprovalWithdrawn withdrawn(Actor actor) {
        return new ApprovalWithdrawn(run().ref(), new Approval(actor, "/approve", NOON), "it was cancelled", NOON);
    }

    public static Decided decided(Verdict verdict) {
        return new Decided(
                run().ref(),
                verdict,
                List.of(new Approval(BEN, "GitHub review", NOON)),
                1,
                PAIR,
                verdict == Verdict.REJECTED ? "ben: not like this" : "enough approvals",
                "default-1",
                12,
                "ab12cd34",
                NOON);
    }

    public static Check check(String name, String state) {
        var completed = !state.equals("in_progress") && !state.equals("queued");
        return new Check(name, state, completed, false, false, null);
    }

    public static Check status(String name, String state) {
        return new Check(name, state, true, false, true, null);
    }

    public static Check ours(String name, String state) {
        return new Check(name, state, true, true, false, "run-1");
    }

    public static RunRef ref(String head, String base, int attempt) {
        return Run.refOf(PR, head, base, attempt);
    }
}
