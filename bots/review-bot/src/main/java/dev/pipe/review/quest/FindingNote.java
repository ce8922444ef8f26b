package dev.pipe.review.quest;

import dev.pipe.review.diff.Side;
import dev.pipe.review.risk.Finding;
import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * A finding as the page shows it beside its line.
 *
 * @param step on which it stands, from 1; 0 for the opening, where what belongs to no step is shown
 */
@RegisterForReflection
public record FindingNote(
        String ruleId,
        String type,
        String level,
        String file,
        int line,
        Side side,
        String evidence,
        String why,
        String mend,
        long percentSure,
        int step) {

    static FindingNote of(Finding finding, int step) {
        return new FindingNote(
                finding.ruleId(),
                finding.type().name(),
                finding.level().name(),
                finding.file(),
                finding.line(),
                finding.side(),
                finding.evidence(),
                finding.why(),
                finding.mend(),
                Math.round(finding.confidence() * 100),
                step);
    }
}
