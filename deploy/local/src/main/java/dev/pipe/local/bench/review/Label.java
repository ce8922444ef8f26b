package dev.pipe.local.bench.review;

import dev.pipe.common.event.ReviewEvent.Decision;
import dev.pipe.common.event.ReviewEvent.RiskLevel;
import dev.pipe.review.risk.RiskType;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What a careful reader says of a case.
 *
 * @param types those that are right, the first one counts; none when nothing is to be reported
 * @param orWorse whether a worse level is right too
 */
record Label(List<RiskType> types, RiskLevel level, boolean orWorse) {

    static final Label OK = new Label(List.of(), RiskLevel.NONE, false);

    private static final Pattern FORM = Pattern.compile("([A-Z_/]+) (LOW|MODERATE|CRITICAL)(\\+?)");

    static Label of(String text) {
        if (text.equals("ok")) {
            return OK;
        }
        var form = FORM.matcher(text);
        if (!form.matches()) {
            throw new IllegalArgumentException("'" + text + "' is neither ok nor a category and a level");
        }
        var types =
                Arrays.stream(form.group(1).split("/")).map(RiskType::valueOf).toList();
        return new Label(types, RiskLevel.valueOf(form.group(2)), !form.group(3).isEmpty());
    }

    boolean isOk() {
        return types.isEmpty();
    }

    boolean isCriticalSecurity() {
        return !isOk() && type() == RiskType.SECURITY && level == RiskLevel.CRITICAL;
    }

    RiskType type() {
        return types.getFirst();
    }

    boolean levelIsRight(RiskLevel found) {
        return found == level || orWorse && found.compareTo(level) > 0;
    }

    /** By the gates: what is found decides. */
    boolean decisionIsRight(Decision decision) {
        var rank = rank(decision);
        return orWorse ? rank >= rank(expected()) : rank == rank(expected()) && (rank < 2 || decision == expected());
    }

    private Decision expected() {
        return switch (level) {
            case NONE -> Decision.AUTO_APPROVED;
            case LOW -> Decision.APPROVED_WITH_SUGGESTIONS;
            case MODERATE -> Decision.FLAGGED_FOR_REVIEW;
            case CRITICAL ->
                switch (type()) {
                    case SECURITY -> Decision.REJECTED_SECURITY;
                    case BREAKING_CHANGE -> Decision.REJECTED_BREAKING_CHANGES;
                    default -> Decision.REJECTED_CRITICAL_RISK;
                };
        };
    }

    private static int rank(Decision decision) {
        return switch (decision) {
            case AUTO_APPROVED, APPROVED_WITH_SUGGESTIONS -> 0;
            case FLAGGED_FOR_REVIEW, PENDING_HUMAN_REVIEW -> 1;
            case REJECTED_SECURITY, REJECTED_BREAKING_CHANGES, REJECTED_CRITICAL_RISK -> 2;
        };
    }
}
