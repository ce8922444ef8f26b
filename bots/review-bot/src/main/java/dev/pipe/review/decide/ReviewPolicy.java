package dev.pipe.review.decide;

import dev.pipe.common.event.ReviewEvent.Decision;
import dev.pipe.common.event.ReviewEvent.RiskLevel;
import dev.pipe.review.risk.Finding;
import dev.pipe.review.risk.RiskType;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * Nothing and three suggestions at most: approved. More, or a low risk: approved with suggestions. A moderate risk: a
 * person looks. A critical one: rejected, by kind. What was not read wholly waits for a person, unless it is rejected.
 * {@link Thresholds} may move the bounds, never the order.
 */
public final class ReviewPolicy {

    private ReviewPolicy() {}

    /** Where nothing else is configured. */
    public static Verdict decide(List<Finding> findings, Reading reading) {
        return decide(findings.stream().map(Weighed::of).toList(), reading, Thresholds.BALANCED);
    }

    public static Verdict decide(List<Weighed> findings, Reading reading, Thresholds thresholds) {
        var level = findings.stream()
                .map(Weighed::level)
                .max(Comparator.naturalOrder())
                .orElse(RiskLevel.NONE);
        if (thresholds.rejects(level)) {
            return rejected(findings, level, thresholds);
        }
        if (reading.missing().isPresent()) {
            return new Verdict(
                    Decision.PENDING_HUMAN_REVIEW,
                    level,
                    "Not everything was read: " + reading.missing().get());
        }
        if (thresholds.flags(level)) {
            return new Verdict(
                    Decision.FLAGGED_FOR_REVIEW, level, count(findings, level, risk(level)) + " for a person to weigh");
        }
        return level == RiskLevel.NONE
                ? suggested(findings, thresholds)
                : new Verdict(
                        Decision.APPROVED_WITH_SUGGESTIONS,
                        level,
                        count(findings, level, risk(level)) + ", none of weight here");
    }

    private static Verdict suggested(List<Weighed> findings, Thresholds thresholds) {
        if (findings.isEmpty()) {
            return new Verdict(Decision.AUTO_APPROVED, RiskLevel.NONE, "No risk found");
        }
        var decision = findings.size() <= thresholds.suggestions()
                ? Decision.AUTO_APPROVED
                : Decision.APPROVED_WITH_SUGGESTIONS;
        return new Verdict(decision, RiskLevel.NONE, "No risk found, " + count(findings, RiskLevel.NONE, "suggestion"));
    }

    private static Verdict rejected(List<Weighed> findings, RiskLevel level, Thresholds thresholds) {
        var rejecting =
                findings.stream().filter(it -> thresholds.rejects(it.level())).toList();
        var worst = rejecting.stream().max(Comparator.comparing(Weighed::level)).orElseThrow();
        var reason = count(findings, level, risk(level)) + ", first of all " + worst.rule()
                + (worst.file().isEmpty() ? "" : " in " + worst.file());
        return new Verdict(rejection(rejecting), level, reason);
    }

    private static Decision rejection(List<Weighed> rejecting) {
        if (rejecting.stream().anyMatch(it -> it.type() == RiskType.SECURITY)) {
            return Decision.REJECTED_SECURITY;
        }
        return rejecting.stream().anyMatch(it -> it.type() == RiskType.BREAKING_CHANGE)
                ? Decision.REJECTED_BREAKING_CHANGES
                : Decision.REJECTED_CRITICAL_RISK;
    }

    private static String risk(RiskLevel level) {
        return level.name().toLowerCase(Locale.ROOT) + " risk";
    }

    private static String count(List<Weighed> findings, RiskLevel level, String what) {
        var number = findings.stream().filter(it -> it.level() == level).count();
        return number == 1 ? "1 " + what : number + " " + what + "s";
    }
}
