package dev.pipe.memory.recall;

import dev.pipe.common.event.MemoryEvent.Precedent;
import dev.pipe.common.text.SafeMarkdown;
import dev.pipe.memory.Recollection;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** What was recalled, in Markdown. Titles and reasons come from outside. */
final class PrecedentText {

    private static final int LONGEST_QUERY = 120;

    private PrecedentText() {}

    static String of(String query, Recollection recollection) {
        var shown = query.length() <= LONGEST_QUERY ? query : query.substring(0, LONGEST_QUERY) + "…";
        var text = new StringBuilder();
        if (recollection.precedents().isEmpty()) {
            text.append("I remember no decision about ")
                    .append(SafeMarkdown.code(shown))
                    .append(".\n");
        } else {
            text.append("What I remember about ")
                    .append(SafeMarkdown.code(shown))
                    .append(":\n\n");
            recollection.precedents().forEach(precedent -> text.append(line(precedent)));
        }
        if (!recollection.degraded().isEmpty()) {
            text.append("\n> [!NOTE]\n> ")
                    .append(SafeMarkdown.text(recollection.degraded()))
                    .append(".\n");
        }
        return text.toString().strip();
    }

    private static String line(Precedent precedent) {
        var when = DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
                .withZone(ZoneOffset.UTC)
                .format(precedent.decidedAt());
        var why = precedent.why().isEmpty() ? "" : ": " + SafeMarkdown.text(precedent.why());
        return "- " + link(precedent) + " was **" + precedent.outcome() + "** on " + when + why + "\n";
    }

    private static String link(Precedent precedent) {
        var number = precedent.pullRequest().repo() + " number "
                + precedent.pullRequest().number();
        var name = SafeMarkdown.text(precedent.title().isEmpty() ? number : precedent.title());
        return precedent.url().isEmpty()
                ? name + " (" + SafeMarkdown.text(number) + ")"
                : "[" + name + "](<" + precedent.url() + ">)";
    }
}
