package dev.pipe.review.page;

import dev.pipe.common.event.ReviewEvent.Decision;
import dev.pipe.common.event.ReviewEvent.RiskLevel;
import java.util.Locale;

/** Constants as people read them, and as the style sheet colours them. */
final class Words {

    private Words() {}

    static String of(Decision decision) {
        return switch (decision) {
            case AUTO_APPROVED -> "Nothing stands in the way";
            case APPROVED_WITH_SUGGESTIONS -> "Fine, with suggestions";
            case FLAGGED_FOR_REVIEW -> "Wants a person's eye";
            case PENDING_HUMAN_REVIEW -> "Not read wholly";
            case REJECTED_SECURITY -> "Rejected: security";
            case REJECTED_BREAKING_CHANGES -> "Rejected: breaking change";
            case REJECTED_CRITICAL_RISK -> "Rejected: critical risk";
        };
    }

    static String kind(Decision decision) {
        return switch (decision) {
            case AUTO_APPROVED, APPROVED_WITH_SUGGESTIONS -> "ok";
            case FLAGGED_FOR_REVIEW, PENDING_HUMAN_REVIEW -> "wait";
            default -> "bad";
        };
    }

    static int weight(String level) {
        return RiskLevel.valueOf(level).ordinal();
    }

    /** A level, or a suggestion where there is none. */
    static String level(String level) {
        return level.equals("NONE") ? "suggestion" : level.toLowerCase(Locale.ROOT);
    }

    static String type(String type) {
        return type.toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
