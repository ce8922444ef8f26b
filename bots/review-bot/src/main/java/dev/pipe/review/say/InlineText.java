package dev.pipe.review.say;

import static java.util.stream.Collectors.joining;

import dev.pipe.common.event.ReviewEvent.RiskLevel;
import dev.pipe.common.github.GitHubWrite.InlineComment;
import dev.pipe.common.text.SafeMarkdown;
import dev.pipe.review.risk.Finding;
import java.util.List;
import java.util.Locale;

/** The comment beside a line: everything found in it. Findings hold text from the diff and from a model. */
final class InlineText {

    private InlineText() {}

    /** @param findings all of one line and side */
    static InlineComment of(List<Finding> findings) {
        var first = findings.getFirst();
        return new InlineComment(
                first.file(),
                first.line(),
                first.side().name(),
                findings.stream().map(InlineText::say).collect(joining("\n\n---\n\n")));
    }

    static String level(Finding finding) {
        return finding.level() == RiskLevel.NONE
                ? "Suggestion"
                : capitalised(words(finding.level().name()));
    }

    private static String say(Finding finding) {
        var mend = finding.mend().isEmpty() ? "" : "\n\n**Mend:** " + SafeMarkdown.text(finding.mend());
        return "**" + level(finding) + " · " + words(finding.type().name()) + "** · "
                + SafeMarkdown.code(finding.ruleId())
                + "\n\n" + SafeMarkdown.text(finding.why()) + mend + suggestion(finding) + "\n\n<sub>" + seen(finding)
                + Math.round(finding.confidence() * 100) + " % sure</sub>";
    }

    /** GitHub takes the block as it stands: not where a fence in it could end it early, or a marker stand in it. */
    private static String suggestion(Finding finding) {
        var line = finding.suggestion();
        return line == null || line.contains("```") || line.contains("<!--") || line.contains("\n")
                ? ""
                : "\n\n```suggestion\n" + line + "\n```";
    }

    private static String seen(Finding finding) {
        return finding.evidence().isBlank() ? "" : "Seen: " + SafeMarkdown.code(finding.evidence()) + " · ";
    }

    private static String words(String constant) {
        return constant.toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static String capitalised(String words) {
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }
}
