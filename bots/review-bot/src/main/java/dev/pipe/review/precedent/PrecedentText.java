package dev.pipe.review.precedent;

import dev.pipe.common.event.MemoryEvent.Precedent;
import dev.pipe.common.event.MemoryEvent.RecallAnswered;
import dev.pipe.common.event.PullRequestRef;
import dev.pipe.common.text.SafeMarkdown;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Objects;

/** What was decided before, with links. Titles and reasons come from outside. */
final class PrecedentText {

    static final String LATE = "\n<sub>The memory did not answer in time: no precedents are cited.</sub>\n";

    private static final int SHOWN = 3;
    private static final int LONGEST_WHY = 200;

    private PrecedentText() {}

    static String of(PullRequestRef self, RecallAnswered answer) {
        var text = new StringBuilder();
        answer.precedents().stream()
                .filter(precedent -> !Objects.equals(self, precedent.pullRequest()))
                .limit(SHOWN)
                .forEach(precedent -> text.append(line(precedent)));
        if (!text.isEmpty()) {
            text.insert(0, "\n**Decided before about the like**\n\n");
        }
        if (!answer.degraded().isEmpty()) {
            text.append("\n<sub>The memory is less than it should be: ")
                    .append(SafeMarkdown.text(answer.degraded()))
                    .append("</sub>\n");
        }
        return text.toString();
    }

    private static String line(Precedent precedent) {
        var title = precedent.title() == null || precedent.title().isBlank()
                ? String.valueOf(precedent.pullRequest())
                : precedent.title();
        return "- " + link(SafeMarkdown.text(title), precedent.url()) + " was **"
                + SafeMarkdown.text(precedent.outcome() == null ? "" : precedent.outcome()) + "**" + when(precedent)
                + why(precedent.why()) + "\n";
    }

    private static String when(Precedent precedent) {
        return precedent.decidedAt() == null
                ? ""
                : " on "
                        + DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH)
                                .withZone(ZoneOffset.UTC)
                                .format(precedent.decidedAt());
    }

    private static String why(String why) {
        if (why == null || why.isBlank()) {
            return "";
        }
        return ": " + SafeMarkdown.text(why.length() <= LONGEST_WHY ? why : why.substring(0, LONGEST_WHY) + "…");
    }

    private static String link(String text, String url) {
        return url == null || !url.matches("https?://[^\\s<>]+") ? text : "[" + text + "](<" + url + ">)";
    }
}
