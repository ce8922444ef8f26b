package dev.pipe.pipeline.check;

import dev.pipe.common.event.ReviewEvent.Finding;
import dev.pipe.common.event.ReviewEvent.RiskLevel;
import dev.pipe.common.github.GitHubWrite.SetCheck.Annotation;
import dev.pipe.pipeline.run.Standing;
import java.util.Comparator;
import java.util.List;

/** What the review found, as annotations beside the lines of the head. GitHub shows them as plain text. */
final class FindingNotes {

    private static final int MOST = 50;

    private FindingNotes() {}

    static List<Annotation> of(Standing standing) {
        var review = standing.run().evidence().review();
        return review == null
                ? List.of()
                : review.findings().stream()
                        .filter(FindingNotes::hasAPlace)
                        .sorted(Comparator.comparing(Finding::level).reversed())
                        .limit(MOST)
                        .map(FindingNotes::note)
                        .toList();
    }

    /** What is gone, or concerns the whole file, has no line at the head; what weighs more than a hint is shown at its top. */
    private static boolean hasAPlace(Finding finding) {
        return !finding.file().isEmpty()
                && (finding.line() > 0 || finding.level().compareTo(RiskLevel.MODERATE) >= 0);
    }

    private static Annotation note(Finding finding) {
        var name = finding.id().isEmpty() ? "" : finding.id() + " · ";
        return new Annotation(
                finding.file(),
                Math.max(1, finding.line()),
                level(finding.level()),
                name + finding.title(),
                finding.why() + "\n\n" + finding.mend());
    }

    private static String level(RiskLevel level) {
        return switch (level) {
            case CRITICAL -> "failure";
            case MODERATE -> "warning";
            case LOW, NONE -> "notice";
        };
    }
}
