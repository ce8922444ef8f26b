package dev.pipe.local.review;

import dev.pipe.common.text.SafeMarkdown;
import dev.pipe.review.plan.ReviewPlan.Step;
import dev.pipe.review.read.Review;
import dev.pipe.review.risk.Finding;
import java.util.Locale;

/** A review for a comment or a job's summary. What comes from the diff shows as it is and does nothing. */
final class MarkdownReport {

    private MarkdownReport() {}

    static String of(Review review) {
        var text = new StringBuilder("### " + words(review.verdict().decision()) + "\n\n"
                + SafeMarkdown.text(review.verdict().reason()) + "\n");
        if (!review.summary().isBlank()) {
            text.append("\n> ")
                    .append(SafeMarkdown.text(review.summary()))
                    .append("\n>\n> <sub>A model's words about the change; they decide nothing.</sub>\n");
        }
        if (!review.findings().isEmpty()) {
            text.append("\n| Risk | Where | Rule | Why |\n|---|---|---|---|\n");
            review.findings().forEach(finding -> text.append(row(finding)));
        }
        if (!review.plan().steps().isEmpty()) {
            text.append("\n#### How to read it\n\n");
            review.plan().steps().forEach(step -> text.append(step(step)));
            if (review.isPlannedByModel()) {
                text.append(
                        "\n<sub>The steps and what they are called are a model's words; they decide nothing.</sub>\n");
            }
        }
        if (!review.readForCredentialsAlone().isEmpty()) {
            text.append("\n").append(review.readForCredentialsAlone()).append("\n");
        }
        if (!review.degraded().isEmpty()) {
            text.append("\n").append(SafeMarkdown.text(review.degraded())).append("\n");
        }
        return text.toString().stripTrailing();
    }

    private static String row(Finding finding) {
        return "| %s, %s | %s | %s | %s |\n"
                .formatted(
                        words(finding.level()),
                        words(finding.type()),
                        SafeMarkdown.codeCell(TextReport.place(finding)),
                        SafeMarkdown.codeCell(finding.ruleId()),
                        SafeMarkdown.text(finding.why()));
    }

    private static String step(Step step) {
        return "1. **" + SafeMarkdown.text(step.title()) + "**: " + SafeMarkdown.text(step.objective()) + "\n";
    }

    private static String words(Enum<?> constant) {
        var words = constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }
}
