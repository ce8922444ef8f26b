package dev.pipe.review.decide;

/** What becomes of a review, the best first: of two that apply the later one holds. */
public enum Decision {
    AUTO_APPROVED,
    APPROVED_WITH_SUGGESTIONS,
    FLAGGED_FOR_REVIEW,
    PENDING_HUMAN_REVIEW,
    REJECTED_CRITICAL_RISK,
    REJECTED_BREAKING_CHANGES,
    REJECTED_SECURITY;

    public boolean isRejected() {
        return compareTo(REJECTED_CRITICAL_RISK) >= 0;
    }

    public boolean isApproved() {
        return compareTo(APPROVED_WITH_SUGGESTIONS) <= 0;
    }
}
