package dev.pipe.review.say;

import static java.util.stream.Collectors.joining;

import dev.pipe.common.event.ReviewEvent.RiskLevel;
import dev.pipe.common.github.GitHubWrite.InlineComment;
import dev.pipe.common.text.SafeMarkdown;
import dev.pipe.review.identity.NamedFinding;
import dev.pipe.review.risk.Finding;
import java.util.List;
import java.util.Locale;

/** The comment beside a line. Findings hold text from the diff and from a model. */
final class InlineText {

    private static final int MOST_LINES = 20;

    private InlineText() {}

    /** @param findings all of one line, or all of one rule in one file */
    static InlineComment of(List<NamedFinding> findings) {
        var first = findings.getFirst().finding();
        var ofOneRule = findings.stream().allMatch(it -> it.finding().ruleId().equals(first.ruleId()));
        var text = ofOneRule
                ? say(findings.getFirst(), alike(findings.subList(1, findings.size())))
                : findings.stream().map(it -> say(it, "")).collect(joining("\n\n---\n\n"));
        return new InlineComment(first.file(), first.line(), first.side().name(), text, marker(findings));
    }

    /** One that stands already, under the name it was given then. */
    static InlineComment standing(String marker, List<NamedFinding> findings) {
        var now = of(findings);
        return new InlineComment(now.path(), now.line(), now.side(), now.markdown(), marker);
    }

    /** By the names of what it says; without names nothing finds it again. */
    static String marker(List<NamedFinding> findings) {
        var names = findings.stream().map(NamedFinding::name).filter(name -> !name.isEmpty());
        var joined = names.collect(joining("+"));
        return joined.isEmpty() ? "" : "finding:" + joined;
    }

    static String level(Finding finding) {
        return finding.level() == RiskLevel.NONE
                ? "Suggestion"
                : capitalised(words(finding.level().name()));
    }

    private static String say(NamedFinding named, String alike) {
        var finding = named.finding();
        var mend = finding.mend().isEmpty() ? "" : "\n\n**Mend:** " + SafeMarkdown.text(finding.mend());
        return (named.name().isEmpty() ? "" : "**" + named.name() + "** · ")
                + "**" + level(finding) + " · " + words(finding.type().name()) + "** · "
                + SafeMarkdown.code(finding.ruleId())
                + "\n\n" + SafeMarkdown.text(finding.why()) + mend + alike + suggestion(finding) + "\n\n<sub>"
                + seen(finding) + Math.round(finding.confidence() * 100) + " % sure</sub>";
    }

    private static String alike(List<NamedFinding> others) {
        if (others.isEmpty()) {
            return "";
        }
        var shown = others.stream()
                .limit(MOST_LINES)
                .map(it -> it.finding().line() + (it.name().isEmpty() ? "" : " (" + it.name() + ")"))
                .collect(joining(", "));
        var more = others.size() > MOST_LINES ? " and " + (others.size() - MOST_LINES) + " more" : "";
        return "\n\nThe same in line " + shown + more + ".";
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
