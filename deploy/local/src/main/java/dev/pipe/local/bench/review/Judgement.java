package dev.pipe.local.bench.review;

import dev.pipe.common.event.ReviewEvent.Decision;
import dev.pipe.common.event.ReviewEvent.RiskLevel;
import dev.pipe.review.decide.Reading;
import dev.pipe.review.decide.ReviewPolicy;
import dev.pipe.review.diff.ReadDiff;
import dev.pipe.review.read.ReadByRules;
import dev.pipe.review.risk.Finding;
import dev.pipe.review.risk.RiskType;
import java.util.List;
import java.util.Optional;

/**
 * What came of one case.
 *
 * @param right the worst finding of the expected kind at the expected place
 * @param falseAlarms findings elsewhere
 */
record Judgement(LabelledCase one, Optional<Finding> right, List<Finding> falseAlarms, Decision decision) {

    static Judgement of(LabelledCase one, ReadByRules engine) {
        var diff = CaseDiff.of(one);
        var findings = engine.read(ReadDiff.of(diff.text())).findings().stream()
                .filter(finding -> one.judges(finding.type()))
                .toList();
        var right = findings.stream()
                .filter(finding -> one.label().types().contains(finding.type()) && diff.expects(finding))
                .min(Finding.WORST_FIRST);
        var falseAlarms = findings.stream()
                .filter(finding -> one.label().isOk() || !diff.expects(finding))
                .toList();
        var decision = ReviewPolicy.decide(findings, Reading.complete()).decision();
        return new Judgement(one, right, falseAlarms, decision);
    }

    boolean found() {
        return right.isPresent();
    }

    boolean levelIsRight() {
        return right.map(finding -> one.label().levelIsRight(finding.level())).orElse(false);
    }

    boolean decisionIsRight() {
        return one.label().decisionIsRight(decision);
    }

    boolean isFoundCriticalSecurity() {
        return right.filter(Judgement::isCriticalSecurity).isPresent();
    }

    static boolean isCriticalSecurity(Finding finding) {
        return finding.type() == RiskType.SECURITY && finding.level() == RiskLevel.CRITICAL;
    }
}
