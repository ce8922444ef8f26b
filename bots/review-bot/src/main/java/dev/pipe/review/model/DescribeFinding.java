package dev.pipe.review.model;

import dev.pipe.review.risk.Finding;

/** A finding as a model is told of it. */
final class DescribeFinding {

    private DescribeFinding() {}

    static String of(Finding finding) {
        return "finding: %s, %s, %s, in %s, line %d%nwhy: %s%nmend: %s%nseen: %s%n"
                .formatted(
                        finding.ruleId(),
                        finding.type(),
                        finding.level(),
                        VisibleText.line(finding.file()),
                        finding.line(),
                        VisibleText.line(finding.why()),
                        VisibleText.line(finding.mend()),
                        VisibleText.line(finding.evidence()));
    }
}
