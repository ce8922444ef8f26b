package dev.pipe.memory.remember;

import dev.pipe.common.event.GovernanceEvent.Verdict;
import dev.pipe.common.event.PipelineEvent.RunOutcome;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What became of a head, and why: the merge before the verdict, the verdict before the review's rejection, then how the
 * run ended. Empty while nothing is decided.
 */
record Outcome(String words, String why, Instant at) {

    private static final int FINDINGS_IN_WHY = 3;

    static Optional<Outcome> of(Dossier dossier) {
        var ending = dossier.ending();
        var decision = dossier.decision();
        var review = dossier.review();
        if (ending != null && ending.outcome() == RunOutcome.MERGED) {
            return Optional.of(new Outcome("merged", decision == null ? ending.reason() : why(decision), ending.at()));
        }
        if (decision != null && decision.verdict() == Verdict.REJECTED) {
            return Optional.of(new Outcome("rejected", why(decision), decision.at()));
        }
        if (ending != null && ending.outcome() == RunOutcome.CLOSED) {
            return Optional.of(new Outcome("closed without a merge", ending.reason(), ending.at()));
        }
        if (decision != null && decision.verdict() == Verdict.APPROVED) {
            return Optional.of(new Outcome("approved", why(decision), decision.at()));
        }
        if (review != null && review.decision() != null && review.decision().rejected()) {
            return Optional.of(new Outcome("rejected in review", why(review), review.at()));
        }
        return Optional.ofNullable(ending)
                .filter(end -> end.outcome() == RunOutcome.REJECTED)
                .map(end -> new Outcome("rejected", end.reason(), end.at()));
    }

    private static String why(Dossier.Decision decision) {
        var names = decision.approvers();
        var named = names.stream().allMatch(decision.reason()::contains)
                && !decision.reason().isEmpty();
        if (names.isEmpty() || named) {
            return decision.reason();
        }
        var approved = "Approved by " + listed(names);
        return decision.reason().isEmpty() ? approved : approved + ": " + decision.reason();
    }

    private static String why(Dossier.Reviewed review) {
        var findings = review.findings();
        if (findings.isEmpty()) {
            return review.summary();
        }
        var first = String.join("; ", findings.subList(0, Math.min(FINDINGS_IN_WHY, findings.size())));
        var more = findings.size() - FINDINGS_IN_WHY;
        return more > 0 ? first + "; and " + more + " more" : first;
    }

    /** {@code ada, bob and eve} */
    static String listed(List<String> names) {
        if (names.size() < 2) {
            return String.join("", names);
        }
        return String.join(", ", names.subList(0, names.size() - 1)) + " and " + names.getLast();
    }
}
