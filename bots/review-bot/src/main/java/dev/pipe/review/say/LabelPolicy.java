package dev.pipe.review.say;

import dev.pipe.common.event.ReviewEvent.Decision;
import java.util.List;

/** Which labels go with which decision. */
public final class LabelPolicy {

    /** The labels we set and remove; all others are left alone. */
    public static final List<String> OURS = List.of(
            "auto-approved",
            "ready-to-merge",
            "approved-with-suggestions",
            "needs-review",
            "moderate-risk",
            "changes-requested",
            "critical-risk",
            "breaking-changes");

    private LabelPolicy() {}

    public static List<String> of(Decision decision) {
        return switch (decision) {
            case AUTO_APPROVED -> List.of("auto-approved", "ready-to-merge");
            case APPROVED_WITH_SUGGESTIONS -> List.of("approved-with-suggestions");
            case FLAGGED_FOR_REVIEW -> List.of("needs-review", "moderate-risk");
            case PENDING_HUMAN_REVIEW -> List.of("needs-review");
            case REJECTED_SECURITY, REJECTED_CRITICAL_RISK -> List.of("changes-requested", "critical-risk");
            case REJECTED_BREAKING_CHANGES -> List.of("changes-requested", "critical-risk", "breaking-changes");
        };
    }
}
