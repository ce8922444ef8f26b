package dev.pipe.review.decide;

import dev.pipe.common.event.ReviewEvent.Decision;
import dev.pipe.common.event.ReviewEvent.RiskLevel;
import dev.pipe.review.risk.Finding;
import dev.pipe.review.risk.RiskType;
import java.util.Comparator;
import java.util.List;

/**
 * Nothing and three suggestions at most: approved. More, or a low risk: approved with suggestions. A moderate risk: a
 * person looks. A critical one: rejected, by kind. What was not read wholly waits for a person, unless it is rejected.
 */
public final class ReviewPolicy {

    private static final int FEW_SUGGESTIONS = 3;

    private ReviewPolicy() {}

    public static Verdict decide(List<Finding> findings, Reading reading) {
        var level = findings.stream()
                .map(Finding::level)
                .max(Comparator.naturalOrder())
                .orElse(RiskLevel.NONE);
        if (level == RiskLevel.CRITICAL) {
            return rejected(findings);
        }
        if (reading.missing().isPresent()) {
            return new Verdict(
                    Decision.PENDING_HUMAN_REVIEW,
                    level,
                    "Not everything was read: " + reading.missing().get());
        }
        return switch (level) {
            case NONE -> suggested(findings);
            case LOW ->
                new Verdict(
                        Decision.APPROVED_WITH_SUGGESTIONS,
                        level,
                        count(findings, level, "low risk") + ", none of weight");
            default ->
                new Verdict(
                        Decision.FLAGGED_FOR_REVIEW,
                        level,
                        count(findings, level, "moderate risk") + " for a person to weigh");
        };
    }

    private static Verdict suggested(List<Finding> findings) {
        if (findings.isEmpty()) {
            return new Verdict(Decision.AUTO_APPROVED, RiskLevel.NONE, "No risk found");
        }
        var decision = findings.size() <= FEW_SUGGESTIONS ? Decision.AUTO_APPROVED : Decision.APPROVED_WITH_SUGGESTIONS;
        return new Verdict(decision, RiskLevel.NONE, "No risk found, " + count(findings, RiskLevel.NONE, "suggestion"));
    }

    private static Verdict rejected(List<Finding> findings) {
        var critical =
                findings.stream().filter(it -> it.level() == RiskLevel.CRITICAL).toList();
        var reason = count(findings, RiskLevel.CRITICAL, "critical risk") + ", first of all "
                + critical.getFirst().ruleId() + " in " + critical.getFirst().file();
        return new Verdict(rejection(critical), RiskLevel.CRITICAL, reason);
    }

    private static Decision rejection(List<Finding> critical) {
        if (critical.stream().anyMatch(it -> it.type() == RiskType.SECURITY)) {
            return Decision.REJECTED_SECURITY;
        }
        return critical.stream().anyMatch(it -> it.type() == RiskType.BREAKING_CHANGE)
                ? Decision.REJECTED_BREAKING_CHANGES
                : Decision.REJECTED_CRITICAL_RISK;
    }

    private static String count(List<Finding> findings, RiskLevel level, String what) {
        var number = findings.stream().filter(it -> it.level() == level).count();
        return number == 1 ? "1 " + what : number + " " + what + "s";
    }
}
