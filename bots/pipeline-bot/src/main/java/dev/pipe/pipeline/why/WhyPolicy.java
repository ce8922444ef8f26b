package dev.pipe.pipeline.why;

import dev.pipe.common.config.Stage;
import dev.pipe.common.event.GovernanceEvent.Verdict;
import dev.pipe.common.event.ReviewEvent.Finding;
import dev.pipe.common.github.GitHubReads.PullRequest;
import dev.pipe.common.text.SafeMarkdown;
import dev.pipe.pipeline.run.ChecksPolicy;
import dev.pipe.pipeline.run.ChecksWords;
import dev.pipe.pipeline.run.Evidence;
import dev.pipe.pipeline.run.MergePolicy;
import dev.pipe.pipeline.run.Reason;
import dev.pipe.pipeline.run.Reason.Kind;
import dev.pipe.pipeline.run.StageWords;
import dev.pipe.pipeline.run.Standing;
import dev.pipe.pipeline.run.Words;
import java.util.ArrayList;
import java.util.List;

/** Collects the reasons why a pull request is not merged, in the order in which they have to be got out of the way. */
public final class WhyPolicy {

    private static final int FINDINGS_NAMED = 5;

    private WhyPolicy() {}

    /** For a pull request that no run was ever begun for. */
    public static List<Reason> withoutRun(PullRequest pullRequest) {
        if (!pullRequest.open()) {
            return List.of(new Reason(Kind.CLOSED, "It is closed.", "Reopen it."));
        }
        return pullRequest.draft()
                ? List.of(new Reason(Kind.DRAFT, "It is a draft: nothing runs yet.", "Mark it ready for review."))
                : List.of(new Reason(Kind.NO_RUN, "No run has begun for it yet.", "`/retest` begins one."));
    }

    /** For a pull request that no fact was ever heard of. */
    public static List<Reason> neverSeen() {
        return List.of(new Reason(
                Kind.NO_RUN,
                "I have not heard of this pull request yet.",
                "`/retest` begins a run; if that changes nothing, GitHub's deliveries do not reach me."));
    }

    public static List<Reason> reasons(Standing standing) {
        var run = standing.run();
        if (!run.live()) {
            return List.of(
                    new Reason(Kind.CLOSED, SafeMarkdown.text(run.ending().reason()) + ".", ""));
        }
        var reasons = new ArrayList<Reason>();
        review(standing, reasons);
        governance(standing, reasons);
        checks(standing, reasons);
        givenUp(run.evidence(), reasons);
        reasons.addAll(MergePolicy.blockers(standing));
        underWay(standing, reasons);
        watchman(standing, reasons);
        return reasons;
    }

    private static void review(Standing standing, List<Reason> reasons) {
        var state = standing.run().stage(Stage.REVIEW);
        var evidence = standing.run().evidence();
        if (state.settled()) {
            return;
        }
        if (state.timedOut()) {
            reasons.add(timedOut(standing, Stage.REVIEW));
        } else if (evidence.reviewFailure() != null) {
            reasons.add(new Reason(
                    Kind.REVIEW_FAILED,
                    "The review could not be made: "
                            + SafeMarkdown.text(evidence.reviewFailure().reason()),
                    "`/retest` tries again."));
        } else if (state.failed() && evidence.review() != null) {
            rejected(evidence.review().findings(), reasons);
        } else if (state.overdue()) {
            reasons.add(overdue("review-bot", standing, Stage.REVIEW));
        } else if (state.running()) {
            reasons.add(new Reason(Kind.REVIEW_PENDING, "review-bot is reading the diff.", "Wait a moment."));
        }
    }

    private static void rejected(List<Finding> findings, List<Reason> reasons) {
        if (findings.isEmpty()) {
            reasons.add(
                    new Reason(Kind.REVIEW_REJECTED, "The review rejected this head.", "See the review, and push."));
        }
        findings.stream()
                .sorted((a, b) -> b.level().compareTo(a.level()))
                .limit(FINDINGS_NAMED)
                .forEach(finding -> reasons.add(new Reason(
                        Kind.REVIEW_REJECTED,
                        "The review found a " + Words.lower(finding.level()) + " risk: "
                                + SafeMarkdown.text(finding.title()) + " in "
                                + SafeMarkdown.code(
                                        finding.line() > 0 ? finding.file() + ":" + finding.line() : finding.about())
                                + ".",
                        SafeMarkdown.text(finding.mend()))));
    }

    private static void governance(Standing standing, List<Reason> reasons) {
        var state = standing.run().stage(Stage.GOVERNANCE);
        var evidence = standing.run().evidence();
        if (state.timedOut()) {
            reasons.add(timedOut(standing, Stage.GOVERNANCE));
        }
        if (state.failed() && evidence.decided() != null && evidence.decided().verdict() == Verdict.REJECTED) {
            reasons.add(new Reason(
                    Kind.REJECTED,
                    "Rejected: " + SafeMarkdown.text(evidence.decided().reason()),
                    "Who rejected says `/approve`, or `/approve cancel` to take it back; or push a new head."));
        } else if (state.running() && evidence.asked() != null) {
            reasons.add(missingApprovals(evidence));
        } else if (state.overdue()) {
            reasons.add(overdue("governance-bot", standing, Stage.GOVERNANCE));
        } else if (state.running()) {
            reasons.add(new Reason(
                    Kind.GOVERNANCE_PENDING, "governance-bot is working out who must approve.", "Wait a moment."));
        }
    }

    private static Reason missingApprovals(Evidence evidence) {
        var asked = evidence.asked();
        var given = asked.given().isEmpty() ? "none given" : "given by " + Words.approvals(asked.given());
        var lost = evidence.withdrawn() == null
                ? ""
                : " The approval of "
                        + Words.person(evidence.withdrawn().approval().actor()) + " counts no more: "
                        + SafeMarkdown.text(evidence.withdrawn().reason()) + ".";
        return new Reason(
                Kind.APPROVAL_MISSING,
                asked.given().size() + " of " + Words.count(asked.required(), "approval") + ", " + given + "." + lost,
                SafeMarkdown.text(asked.waitingFor()).replaceFirst("[^.]$", "$0.")
                        + " Who has write access and is not among the authors says"
                        + " `/approve` or approves on GitHub.");
    }

    private static void checks(Standing standing, List<Reason> reasons) {
        var checks = standing.run().evidence().checks();
        if (checks == null || standing.run().stage(Stage.CHECKS).settled()) {
            return;
        }
        if (standing.run().stage(Stage.CHECKS).timedOut()) {
            reasons.add(timedOut(standing, Stage.CHECKS));
        }
        var judged = ChecksPolicy.judge(standing.run().evidence().checksThatCount());
        judged.failed()
                .forEach(name -> reasons.add(new Reason(
                        Kind.CHECK_FAILED,
                        "The check " + SafeMarkdown.code(name) + " failed" + ChecksWords.at(checks, name) + ".",
                        "Look at it, mend and push, or run it again.")));
        judged.retrying()
                .forEach(name -> reasons.add(new Reason(
                        Kind.CHECK_PENDING,
                        "The check " + SafeMarkdown.code(name) + " failed" + ChecksWords.at(checks, name)
                                + " and is run again.",
                        "Wait.")));
        judged.pending()
                .forEach(name -> reasons.add(new Reason(
                        Kind.CHECK_PENDING, "The check " + SafeMarkdown.code(name) + " has not finished.", "Wait.")));
        judged.missing()
                .forEach(name -> reasons.add(new Reason(
                        Kind.CHECK_PENDING,
                        "A check is required, " + SafeMarkdown.code(name) + ", that nobody has reported yet.",
                        "If nothing starts it, see the branch protection and `checks.required` in"
                                + " `.github/pipe.yml`.")));
    }

    private static void givenUp(Evidence evidence, List<Reason> reasons) {
        evidence.deadLetters().stream()
                .filter(letter -> letter.stage() == null
                        || evidence.overrideOf(letter.stage()).isEmpty())
                .forEach(letter -> reasons.add(new Reason(
                        Kind.GIVEN_UP,
                        letter.bot() + " gave up on " + SafeMarkdown.code(letter.what()) + " at "
                                + Words.time(letter.at()) + ": " + SafeMarkdown.text(letter.reason()),
                        "`/retest` tries again; an operator can requeue row " + letter.rowId() + " of " + letter.bot()
                                + ".")));
    }

    private static void underWay(Standing standing, List<Reason> reasons) {
        if (!reasons.isEmpty() || !standing.readyToMerge()) {
            return;
        }
        reasons.add(
                standing.run().merge().sent()
                        ? new Reason(
                                Kind.MERGING,
                                "GitHub was asked to merge at "
                                        + Words.time(standing.run().merge().sentAt()) + " and has not done it yet.",
                                "Wait a moment; in GitHub's own merge queue it may be a while.")
                        : new Reason(Kind.READY, "Everything passed; the merge is next.", "Wait a moment."));
    }

    private static void watchman(Standing standing, List<Reason> reasons) {
        var holds = standing.holds();
        if (holds.watchmanSilent()) {
            var lapsed = holds.lapsed().isEmpty()
                    ? "Holds it raised stay until it has been silent for long enough."
                    : Words.count(holds.lapsed().size(), "hold") + " of it lapsed.";
            reasons.add(new Reason(
                    Kind.WATCHMAN_SILENT,
                    "A notice, no obstacle: infra-bot has been silent since " + Words.time(holds.watchmanSilentSince())
                            + ". " + lapsed,
                    "An operator looks at infra-bot."));
        }
    }

    private static Reason timedOut(Standing standing, Stage stage) {
        var words = StageWords.of(standing, stage);
        return new Reason(Kind.OVERDUE, "The stage " + stage.label() + ": " + words.result() + ".", words.next() + ".");
    }

    private static Reason overdue(String bot, Standing standing, Stage stage) {
        return new Reason(
                Kind.OVERDUE,
                bot + " was asked at " + Words.time(standing.run().stage(stage).requestedAt())
                        + " and has not answered.",
                "`/infra` says how it is; `/retest` asks again.");
    }
}
