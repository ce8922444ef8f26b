package dev.pipe.pipeline.run;

import dev.pipe.common.config.Stage;
import dev.pipe.common.event.GovernanceEvent.ApprovalGiven;
import dev.pipe.common.event.GovernanceEvent.ApprovalRequested;
import dev.pipe.common.event.GovernanceEvent.ApprovalWithdrawn;
import dev.pipe.common.event.GovernanceEvent.Decided;
import dev.pipe.common.event.GovernanceEvent.Verdict;
import dev.pipe.common.event.ReviewEvent.ReviewCompleted;
import dev.pipe.common.event.ReviewEvent.ReviewFailed;
import dev.pipe.pipeline.override.GivenOverride;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is known of a run, as its owners said it last. Immutable; each kind of event replaces its own part.
 *
 * @param review what review-bot found; null until then
 * @param reviewFailure why it could not; null when it could
 * @param asked what governance waits for; null before it said so
 * @param decided governance's verdict; null while there is none, also after it was withdrawn
 * @param withdrawn the approval that was withdrawn last, told until the next verdict
 * @param checks other people's checks on the head; null until they were read
 * @param recalls precedents, one entry per question
 * @param deadLetters what a bot gave up on, until that bot speaks again
 * @param granted what people granted to this head
 */
public record Evidence(
        ReviewCompleted review,
        ReviewFailed reviewFailure,
        ApprovalRequested asked,
        Decided decided,
        ApprovalWithdrawn withdrawn,
        OtherChecks checks,
        List<Recalled> recalls,
        List<GivenUp> deadLetters,
        Granted granted) {

    static final Evidence NONE =
            new Evidence(null, null, null, null, null, null, List.of(), List.of(), Granted.NOTHING);

    private static final int FINDINGS_KEPT = 50;

    public Evidence {
        recalls = recalls == null ? List.of() : List.copyOf(recalls);
        deadLetters = deadLetters == null ? List.of() : List.copyOf(deadLetters);
        granted = granted == null ? Granted.NOTHING : granted;
    }

    /** What people granted to the head, in place of what they had granted before. */
    public Evidence granting(Granted now) {
        return new Evidence(review, reviewFailure, asked, decided, withdrawn, checks, recalls, deadLetters, now);
    }

    Evidence plus(ReviewCompleted completed) {
        return new Evidence(
                slim(completed), null, asked, decided, withdrawn, checks, recalls, without("review-bot"), granted);
    }

    Evidence plus(ReviewFailed failed) {
        return new Evidence(null, failed, asked, decided, withdrawn, checks, recalls, without("review-bot"), granted);
    }

    /** Approvals are awaited: whatever was decided before is decided no more. */
    Evidence plus(ApprovalRequested requested) {
        return new Evidence(
                review, reviewFailure, requested, null, withdrawn, checks, recalls, without("governance-bot"), granted);
    }

    Evidence plus(ApprovalGiven given) {
        if (asked == null) {
            return this; // the request itself will come and says who gave
        }
        var all = new ArrayList<>(asked.given());
        all.removeIf(approval -> approval.actor().is(given.approval().actor()));
        all.add(given.approval());
        var now = new ApprovalRequested(
                asked.run(), given.required(), all, asked.integration(), asked.waitingFor(), asked.at());
        return new Evidence(
                review, reviewFailure, now, decided, withdrawn, checks, recalls, without("governance-bot"), granted);
    }

    Evidence plus(ApprovalWithdrawn gone) {
        var now = asked;
        if (asked != null) {
            var left = asked.given().stream()
                    .filter(approval -> !approval.actor().is(gone.approval().actor()))
                    .toList();
            now = new ApprovalRequested(
                    asked.run(), asked.required(), left, asked.integration(), asked.waitingFor(), asked.at());
        }
        return new Evidence(
                review, reviewFailure, now, null, gone, checks, recalls, without("governance-bot"), granted);
    }

    Evidence plus(Decided verdict) {
        return new Evidence(
                review, reviewFailure, asked, verdict, null, checks, recalls, without("governance-bot"), granted);
    }

    Evidence plus(OtherChecks read) {
        return new Evidence(review, reviewFailure, asked, decided, withdrawn, read, recalls, deadLetters, granted);
    }

    public Evidence plus(Recalled recalled) {
        var all = new ArrayList<>(recalls);
        all.removeIf(other -> other.requestId().equals(recalled.requestId()));
        all.add(recalled);
        return new Evidence(review, reviewFailure, asked, decided, withdrawn, checks, all, deadLetters, granted);
    }

    public Evidence plus(GivenUp givenUp) {
        var all = new ArrayList<>(deadLetters);
        all.add(givenUp);
        return new Evidence(review, reviewFailure, asked, decided, withdrawn, checks, recalls, all, granted);
    }

    /** The override by which a whole stage counts as passed. */
    public Optional<GivenOverride> overrideOf(Stage stage) {
        return granted.override(given -> switch (given.target()) {
            case REVIEW -> stage == Stage.REVIEW;
            case GOVERNANCE -> stage == Stage.GOVERNANCE;
            case CHECK -> stage == Stage.CHECKS && given.check().isEmpty();
            case HOLD -> false;
        });
    }

    /** Others' checks without those that were overridden by name. */
    public OtherChecks checksThatCount() {
        return checks.without(this::overridden);
    }

    private boolean overridden(String check) {
        return granted.override(given -> given.coversCheck(check)).isPresent();
    }

    /** Other people's checks are to be read again before they are judged. */
    Evidence forgettingChecks() {
        return checks == null ? this : plus(checks.asStale());
    }

    /** GitHub would not run failed jobs again. */
    public Evidence rerunRefused(long workflowRun, String reason) {
        return checks == null ? this : plus(checks.plus(new OtherChecks.RefusedRerun(workflowRun, reason)));
    }

    /** True when other people's checks were read, and nothing happened to them since. */
    boolean knowsChecks() {
        return checks != null && !checks.stale();
    }

    /** True when the review or the governance turned it down, as opposed to not having managed. */
    boolean rejected() {
        return review != null && review.decision().rejected()
                || decided != null && decided.verdict() == Verdict.REJECTED;
    }

    private List<GivenUp> without(String bot) {
        return deadLetters.stream().filter(letter -> !letter.bot().equals(bot)).toList();
    }

    /** Steps and paths are review-bot's own matter; a review of ten thousand findings must not be stored with each turn. */
    private static ReviewCompleted slim(ReviewCompleted review) {
        var worstFirst = review.findings().stream()
                .sorted((a, b) -> b.level().compareTo(a.level()))
                .limit(FINDINGS_KEPT)
                .toList();
        return new ReviewCompleted(
                review.run(),
                review.decision(),
                review.riskLevel(),
                worstFirst,
                List.of(),
                List.of(),
                review.hunks(),
                review.engine(),
                review.degraded(),
                review.summary(),
                review.completedAt(),
                review.durationMillis(),
                review.moreFindings() + review.findings().size() - worstFirst.size(),
                review.morePaths() + review.paths().size());
    }
}
