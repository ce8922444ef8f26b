package dev.pipe.review.identity;

import dev.pipe.common.event.ReviewEvent;
import dev.pipe.review.diff.Side;
import dev.pipe.review.risk.Finding;
import dev.pipe.review.risk.RiskType;

/** A finding as other bots are told of it. */
public final class Told {

    private Told() {}

    /** @param name {@code F3}; empty for one without a name */
    public static ReviewEvent.Finding of(String name, Finding finding) {
        return new ReviewEvent.Finding(
                finding.ruleId(),
                finding.type().name(),
                finding.level(),
                finding.file(),
                finding.side() == Side.RIGHT ? finding.line() : 0, // the head has no line for what is gone
                finding.title(),
                finding.evidence(),
                finding.why(),
                finding.mend(),
                finding.confidence(),
                name);
    }

    /** True of the rule of a finding that a model made. */
    public static boolean isModels(String rule) {
        return Seen.isModels(Seen.family(rule));
    }

    /** Back as it was found; where exactly it stood is not told. */
    public static Finding back(ReviewEvent.Finding told) {
        return new Finding(
                told.ruleId(),
                RiskType.valueOf(told.type()),
                told.level(),
                told.file(),
                told.line(),
                Side.RIGHT,
                "",
                told.evidence(),
                told.why(),
                told.mend(),
                told.confidence());
    }
}
