package dev.pipe.local.review;

import dev.pipe.review.diff.Side;
import dev.pipe.review.plan.ReviewPlan.DiffRef;
import dev.pipe.review.plan.ReviewPlan.Step;
import dev.pipe.review.read.Review;
import dev.pipe.review.risk.Finding;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A review for a terminal. What comes from the diff cannot steer the terminal, nor write lines of its own. */
final class TextReport {

    /** Control characters, and those that turn the direction of writing. */
    private static final Pattern STEERING =
            Pattern.compile("[\\x00-\\x1F\\x7F-\\x9F\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF]");

    private TextReport() {}

    static String of(Review review) {
        var text = new StringBuilder();
        text.append(review.verdict().decision())
                .append(": ")
                .append(plain(review.verdict().reason()));
        if (!review.summary().isBlank()) {
            text.append("\n\nA model's words about the change, which decide nothing:\n  ")
                    .append(review.summary()
                            .strip()
                            .lines()
                            .map(TextReport::plain)
                            .collect(Collectors.joining("\n  ")));
        }
        if (!review.findings().isEmpty()) {
            text.append("\n\nRisks");
            review.findings().forEach(finding -> text.append(risk(finding)));
        }
        if (!review.plan().steps().isEmpty()) {
            text.append(review.isPlannedByModel() ? "\n\nHow to read it, in a model's words: " : "\n\nHow to read it: ")
                    .append(plain(review.plan().overview().summary()));
            review.plan().steps().forEach(step -> text.append(step(step)));
        }
        if (!review.readForCredentialsAlone().isEmpty()) {
            text.append("\n\n").append(review.readForCredentialsAlone());
        }
        if (!review.degraded().isEmpty()) {
            text.append("\n\n").append(plain(review.degraded()));
        }
        return text.toString();
    }

    private static String risk(Finding finding) {
        var lines = Stream.of(finding.evidence().strip(), finding.why(), finding.mend())
                .filter(line -> !line.isBlank())
                .map(line -> "\n      " + plain(line))
                .collect(Collectors.joining());
        return "\n  %s %s  %s  %s%s"
                .formatted(
                        words(finding.level()),
                        words(finding.type()),
                        plain(place(finding)),
                        plain(finding.ruleId()),
                        lines);
    }

    /** Where a reader looks for it; what is gone has its line in the file as it was. */
    static String place(Finding finding) {
        if (finding.line() <= 0) {
            return finding.about();
        }
        return finding.file() + ":" + finding.line() + (finding.side() == Side.LEFT ? " (removed)" : "");
    }

    private static String step(Step step) {
        var files = step.diffRefs().stream().map(DiffRef::fileId).collect(Collectors.joining(", "));
        return "\n  %s  %s\n      %s".formatted(plain(step.stepId()), plain(step.title()), plain(files));
    }

    private static String plain(String value) {
        return STEERING.matcher(value).replaceAll(" ");
    }

    private static String words(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
