package dev.pipe.pipeline.living;

import dev.pipe.common.event.ReviewEvent.Finding;
import dev.pipe.common.event.ReviewEvent.RiskLevel;
import dev.pipe.common.text.SafeMarkdown;
import dev.pipe.pipeline.run.Standing;
import dev.pipe.pipeline.run.Words;
import java.util.Comparator;

/** The risks the review found, worst first. */
final class RiskSection {

    private static final int SHOWN = 5;
    private static final Comparator<Finding> WORST_FIRST = Comparator.comparing(Finding::level)
            .reversed()
            .thenComparing(Finding::confidence, Comparator.reverseOrder())
            .thenComparing(Finding::file)
            .thenComparing(Finding::line);

    private RiskSection() {}

    static String of(Standing standing) {
        var review = standing.run().evidence().review();
        if (review == null || review.findings().isEmpty()) {
            return "";
        }
        var links = Links.of(standing.pullRequest(), standing.run().ref().headSha());
        var text = new StringBuilder("**Risks**, worst first\n\n");
        review.findings().stream()
                .sorted(WORST_FIRST)
                .limit(SHOWN)
                .forEach(finding -> text.append(line(finding, links)));
        var more = review.findings().size() + review.moreFindings() - SHOWN;
        if (more > 0) {
            text.append("- … and ").append(Words.count(more, "more risk")).append(", shown beside their lines\n");
        }
        return text.append('\n').toString();
    }

    private static String line(Finding finding, Links links) {
        var name = finding.id().isEmpty() ? "" : SafeMarkdown.text(finding.id()) + " · ";
        return "- " + icon(finding.level()) + " " + name + "**" + SafeMarkdown.text(finding.title()) + "** · "
                + (finding.file().isEmpty() ? finding.about() : links.file(finding.file(), finding.line())) + " · "
                + SafeMarkdown.text(finding.mend()) + "\n";
    }

    private static String icon(RiskLevel level) {
        return switch (level) {
            case CRITICAL -> "🔴";
            case MODERATE -> "🟠";
            case LOW -> "🟡";
            case NONE -> "⚪";
        };
    }
}
