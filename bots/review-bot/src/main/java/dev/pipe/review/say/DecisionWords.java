package dev.pipe.review.say;

import dev.pipe.common.event.ReviewEvent.Decision;

/** A decision as a heading says it. */
final class DecisionWords {

    private DecisionWords() {}

    static String of(Decision decision) {
        return switch (decision) {
            case AUTO_APPROVED -> "Nothing stands in the way";
            case APPROVED_WITH_SUGGESTIONS -> "Fine, with suggestions";
            case FLAGGED_FOR_REVIEW -> "A person should look at this";
            case PENDING_HUMAN_REVIEW -> "Not read wholly, a person has to";
            case REJECTED_SECURITY -> "Rejected for a security risk";
            case REJECTED_BREAKING_CHANGES -> "Rejected for a breaking change";
            case REJECTED_CRITICAL_RISK -> "Rejected for a critical risk";
        };
    }
}
