package dev.pipe.local.review;

import dev.pipe.review.plan.ReviewPlan.DiffRef;
import dev.pipe.review.plan.ReviewPlan.Step;
import dev.pipe.review.read.Review;
import dev.pipe.review.risk.Finding;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A review for a terminal. What comes from the diff cannot steer the terminal. */
final class TextReport {

    /** Control characters but the line feed, and those that turn the direction of writing. */
    private static final Pattern STEERING =
            Pattern.compile("[\\x00-\\x09\\x0B-\\x1F\\x7F-\\x9F\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF]");

    private TextReport() {}

    static String of(Review review) {
        var text = new StringBuilder();
        text.append(review.verdict().decision())
                .append(": ")
                .append(review.verdict().reason());
        if (!review.summary().isBlank()) {
            text.append("\n\nA model's words about the change, which decide nothing:\n  ")
                    .append(review.summary().strip().replace("\n", "\n  "));
        }
        if (!review.findings().isEmpty()) {
            text.append("\n\nRisks");
            review.findings().forEach(finding -> text.append(risk(finding)));
        }
        if (!review.plan().steps().isEmpty()) {
            text.append(review.isPlannedByModel() ? "\n\nHow to read it, in a model's words: " : "\n\nHow to read it: ")
                    .append(review.plan().overview().summary());
            review.plan().steps().forEach(step -> text.append(step(step)));
        }
        if (!review.degraded().isEmpty()) {
            text.append("\n\n").append(review.degraded());
        }
        return STEERING.matcher(text).replaceAll(" ");
    }

    private static String risk(Finding finding) {
        var mend = finding.mend().isBlank() ? "" : "\n      " + finding.mend();
        return "\n  %s %s  %s:%d  %s\n      %s\n      %s%s"
                .formatted(
                        words(finding.level()),
                        words(finding.type()),
                        finding.file(),
                        finding.line(),
                        finding.ruleId(),
                        finding.evidence().strip(),
                        finding.why(),
                        mend);
    }

    private static String step(Step step) {
        var files = step.diffRefs().stream().map(DiffRef::fileId).collect(Collectors.joining(", "));
        return "\n  %s  %s\n      %s".formatted(step.stepId(), step.title(), files);
    }

    private static String words(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
