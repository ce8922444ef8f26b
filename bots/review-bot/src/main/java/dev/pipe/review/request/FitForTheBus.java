package dev.pipe.review.request;

import dev.pipe.common.event.ReviewEvent.Finding;
import dev.pipe.common.event.ReviewEvent.PlanStep;
import dev.pipe.common.event.ReviewEvent.ReviewCompleted;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToIntFunction;

/**
 * A review as the bus can carry it: a record has room for 4 MB, and a change for any number of findings and files. What
 * is left out is counted; our own tables keep it, and the decision was made of it all.
 */
final class FitForTheBus {

    private static final int MOST_FINDINGS = 500;
    private static final int LONGEST_EVIDENCE = 160;
    private static final int LONGEST_TEXT = 1_000;

    /** In UTF-8 and escaped for JSON a sign may take up to six bytes; these three together stay below the limit then. */
    private static final int SIGNS_OF_FINDINGS = 400_000;

    private static final int SIGNS_OF_PATHS = 200_000;
    private static final int SIGNS_OF_STEPS = 50_000;

    private static final Comparator<Finding> WORST_FIRST =
            Comparator.comparing(Finding::level).reversed();

    private FitForTheBus() {}

    static ReviewCompleted of(ReviewCompleted review) {
        var worst = review.findings().stream()
                .sorted(WORST_FIRST)
                .limit(MOST_FINDINGS)
                .map(FitForTheBus::cut)
                .toList();
        var findings = fitting(worst, SIGNS_OF_FINDINGS, FitForTheBus::signs);
        var paths = fitting(review.paths(), SIGNS_OF_PATHS, String::length);
        return new ReviewCompleted(
                review.run(),
                review.decision(),
                review.riskLevel(),
                findings,
                review.steps().stream()
                        .map(step -> cut(step, review.steps().size()))
                        .toList(),
                paths,
                review.hunks(),
                review.engine(),
                cut(review.degraded(), LONGEST_TEXT),
                cut(review.summary(), LONGEST_TEXT),
                review.completedAt(),
                review.durationMillis(),
                review.findings().size() - findings.size(),
                review.paths().size() - paths.size());
    }

    private static <T> List<T> fitting(List<T> all, int most, ToIntFunction<T> signs) {
        var taken = new ArrayList<T>();
        var left = most;
        for (var next : all) {
            left -= signs.applyAsInt(next);
            if (left < 0) {
                break;
            }
            taken.add(next);
        }
        return taken;
    }

    private static PlanStep cut(PlanStep step, int steps) {
        return new PlanStep(
                cut(step.title(), LONGEST_TEXT),
                cut(step.objective(), LONGEST_TEXT),
                step.priority(),
                fitting(step.files(), SIGNS_OF_STEPS / steps, String::length));
    }

    private static Finding cut(Finding finding) {
        return new Finding(
                finding.ruleId(),
                finding.type(),
                finding.level(),
                finding.file(),
                finding.line(),
                cut(finding.title(), LONGEST_EVIDENCE),
                cut(finding.evidence(), LONGEST_EVIDENCE),
                cut(finding.why(), LONGEST_TEXT),
                cut(finding.mend(), LONGEST_TEXT),
                finding.confidence(),
                finding.id());
    }

    private static int signs(Finding finding) {
        return finding.ruleId().length()
                + finding.file().length()
                + finding.title().length()
                + finding.evidence().length()
                + finding.why().length()
                + finding.mend().length();
    }

    /** Never through the middle of a sign that takes two. */
    private static String cut(String text, int most) {
        if (text == null || text.length() <= most) {
            return text == null ? "" : text;
        }
        var end = Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most;
        return text.substring(0, end) + "…";
    }
}
