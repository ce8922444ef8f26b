package dev.pipe.infra.overview;

import dev.pipe.infra.incident.Hold;
import dev.pipe.infra.incident.Incident;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The overview in Markdown. All text in it is the suite's own. */
final class OverviewText {

    private OverviewText() {}

    static String of(List<BotState> bots, List<Incident> incidents, List<Hold> holds, Instant now) {
        var text =
                new StringBuilder("| bot | state | version | last pulse | lag | errors |\n|---|---|---|---|--:|--:|\n");
        bots.forEach(bot -> text.append(row(bot, now)));
        return text + "\n" + String.join("\n", notes(incidents, holds, now));
    }

    private static List<String> notes(List<Incident> incidents, List<Hold> holds, Instant now) {
        if (incidents.isEmpty() && holds.isEmpty()) {
            return List.of("Nothing holds merges, and no incident is open.");
        }
        var notes = new ArrayList<String>();
        for (var hold : holds) {
            notes.add("- **Hold** on %s for %s: %s.".formatted(where(hold), ago(hold.since(), now), hold.reason()));
        }
        for (var incident : incidents) {
            var severity = incident.severity().name().toLowerCase(Locale.ROOT);
            notes.add("- **Incident** (%s), since %s: %s."
                    .formatted(severity, ago(incident.since(), now), incident.summary()));
        }
        return notes;
    }

    private static String row(BotState bot, Instant now) {
        if (bot.heardAt() == null) {
            return "| %s | %s | | | | |\n".formatted(bot.bot(), bot.state().words());
        }
        return "| %s | %s | %s | %s ago | %d | %d |\n"
                .formatted(
                        bot.bot(),
                        bot.state().words(),
                        bot.version(),
                        ago(bot.heardAt(), now),
                        bot.lag(),
                        bot.errors());
    }

    private static String where(Hold hold) {
        return hold.scope().equals("*") ? "every repository" : "`" + hold.scope() + "`";
    }

    /** Short and never negative: {@code 4 s}, {@code 3 min}, {@code 5 h}, {@code 2 d}. */
    private static String ago(Instant then, Instant now) {
        var seconds = Math.max(0, Duration.between(then, now).toSeconds());
        if (seconds < 120) {
            return seconds + " s";
        }
        if (seconds < 2 * 3600) {
            return seconds / 60 + " min";
        }
        return seconds < 48 * 3600 ? seconds / 3600 + " h" : seconds / 86400 + " d";
    }
}
