package dev.pipe.review.say;

import dev.pipe.common.github.GitHubWrite.InlineComment;
import dev.pipe.common.text.SafeMarkdown;
import dev.pipe.review.decide.Verdict;
import dev.pipe.review.identity.NamedFinding;
import java.util.List;

/** The text around the comments: the decision, what is new since last time, a map, what could not stand beside a line. */
final class ReviewText {

    private static final int MOST_LISTED = 50;

    private ReviewText() {}

    static String of(Saying saying, List<InlineComment> inline, List<NamedFinding> listed) {
        var text = new StringBuilder(heading(saying.verdict()))
                .append(beside(inline.size()))
                .append(since(saying))
                .append('\n')
                .append(summary(saying.review().summary()))
                .append(ChangeMap.of(saying.review(), saying.findings().open()))
                .append(list(listed));
        if (!saying.review().degraded().isEmpty()) {
            text.append("\n<sub>")
                    .append(SafeMarkdown.text(saying.review().degraded()))
                    .append("</sub>\n");
        }
        if (!saying.review().readForCredentialsAlone().isEmpty()) {
            text.append("\n<sub>")
                    .append(saying.review().readForCredentialsAlone())
                    .append("</sub>\n");
        }
        return text.append(help(saying)).toString();
    }

    /** The one part of the text that no decision of ours stands behind, and so marked. */
    private static String summary(String words) {
        return words.isBlank()
                ? ""
                : "\n> " + SafeMarkdown.text(words)
                        + "\n>\n> <sub>A model's words about the change; they decide nothing.</sub>\n";
    }

    static String heading(Verdict verdict) {
        return "### " + DecisionWords.of(verdict.decision()) + "\n\n" + SafeMarkdown.text(verdict.reason()) + ".";
    }

    private static String beside(int comments) {
        return switch (comments) {
            case 0 -> "";
            case 1 -> " See the comment below.";
            default -> " See the " + comments + " comments below.";
        };
    }

    private static String since(Saying saying) {
        var findings = saying.findings();
        var before = findings.open().stream()
                .filter(it -> it.isSaid() && !it.isSaidIn(saying.marker()))
                .count();
        var text = new StringBuilder();
        append(text, findings.fixed().size(), "mended since");
        append(text, before, "open from before");
        append(text, findings.dismissed().size(), "dismissed");
        return text.toString();
    }

    private static void append(StringBuilder text, long number, String what) {
        if (number > 0) {
            text.append(' ').append(number).append(' ').append(what).append('.');
        }
    }

    private static String list(List<NamedFinding> listed) {
        if (listed.isEmpty()) {
            return "";
        }
        var text = new StringBuilder("\nNot shown beside their lines:\n");
        listed.stream().limit(MOST_LISTED).forEach(finding -> text.append(item(finding)));
        if (listed.size() > MOST_LISTED) {
            text.append("- and ").append(listed.size() - MOST_LISTED).append(" more\n");
        }
        return text.toString();
    }

    /** Whatever stands beside no line has only this place to say why. */
    private static String item(NamedFinding named) {
        var finding = named.finding();
        var where = finding.line() > 0 ? finding.file() + ":" + finding.line() : finding.about();
        return "- " + (named.name().isEmpty() ? "" : "**" + named.name() + "** · ")
                + InlineText.level(finding) + " · " + SafeMarkdown.code(finding.ruleId()) + " · "
                + SafeMarkdown.code(where)
                + (named.placed() ? "" : " · " + SafeMarkdown.text(finding.why())) + "\n";
    }

    private static String help(Saying saying) {
        var name = saying.findings().open().stream()
                .map(NamedFinding::name)
                .filter(it -> !it.isEmpty())
                .findFirst();
        return name.map(it -> "\n<sub>`/explain " + it + "` tells more, `/dismiss " + it
                        + " <reason>` takes it off the list.</sub>\n")
                .orElse("");
    }
}
