package dev.pipe.review.decide;

import dev.pipe.common.event.ReviewEvent;
import dev.pipe.common.event.ReviewEvent.RiskLevel;
import dev.pipe.review.risk.Finding;
import dev.pipe.review.risk.RiskType;

/** What a decision looks at of a finding. */
public record Weighed(String rule, RiskType type, RiskLevel level, String file) {

    public static Weighed of(Finding finding) {
        return new Weighed(finding.ruleId(), finding.type(), finding.level(), finding.file());
    }

    /** One that was told before. */
    public static Weighed of(ReviewEvent.Finding finding) {
        return new Weighed(finding.ruleId(), RiskType.valueOf(finding.type()), finding.level(), finding.file());
    }
}
