package dev.pipe.pipeline.run;

import dev.pipe.common.event.GovernanceEvent.ApprovalRequested;
import dev.pipe.common.event.GovernanceEvent.ApprovalWithdrawn;
import dev.pipe.common.event.GovernanceEvent.Decided;
import dev.pipe.common.event.GovernanceEvent.Verdict;
import dev.pipe.common.text.SafeMarkdown;

/** The governance stage in words: it has the most to say. */
final class GovernanceWords {

    private GovernanceWords() {}

    static StageWords of(Evidence evidence, StageState state) {
        if (evidence.decided() != null) {
            return decided(evidence.decided());
        }
        if (evidence.asked() == null) {
            return new StageWords(
                    "Working out who must approve",
                    state.overdue() ? "governance-bot is overdue; `/infra` says how it is" : "");
        }
        return waiting(evidence.asked(), evidence.withdrawn());
    }

    private static StageWords decided(Decided decided) {
        if (decided.verdict() == Verdict.APPROVED) {
            return new StageWords("Approved by " + Words.approvals(decided.approvals()), "");
        }
        return new StageWords(
                "Rejected: " + SafeMarkdown.text(decided.reason()),
                "Who rejected says `/approve`, or `/approve cancel` to take it back; or push a new head");
    }

    private static StageWords waiting(ApprovalRequested asked, ApprovalWithdrawn withdrawn) {
        var lost = withdrawn == null
                ? ""
                : "; that of " + Words.person(withdrawn.approval().actor()) + " counts no more: "
                        + SafeMarkdown.text(withdrawn.reason());
        return new StageWords(
                asked.given().size() + " of " + Words.count(asked.required(), "approval") + lost,
                SafeMarkdown.text(asked.waitingFor()));
    }
}
