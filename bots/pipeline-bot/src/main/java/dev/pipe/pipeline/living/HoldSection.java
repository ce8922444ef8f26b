package dev.pipe.pipeline.living;

import dev.pipe.common.text.SafeMarkdown;
import dev.pipe.pipeline.hold.Hold;
import dev.pipe.pipeline.hold.Holds;
import dev.pipe.pipeline.hold.PersonHold;
import dev.pipe.pipeline.run.Standing;
import dev.pipe.pipeline.run.Words;

/** What holds merges back, and whether anybody watches at all. */
final class HoldSection {

    private HoldSection() {}

    static String of(Standing standing) {
        if (!standing.run().live()) {
            return "";
        }
        var text = new StringBuilder();
        standing.holds().inForce().forEach(hold -> text.append(line(hold)));
        standing.holds().byPeople().forEach(hold -> text.append(line(hold)));
        if (standing.holds().watchmanSilent()) {
            text.append(silence(standing.holds()));
        }
        return text.toString();
    }

    private static String line(Hold hold) {
        return "> ⛔ **Merges are held** since " + Words.time(hold.since()) + ": " + SafeMarkdown.text(hold.reason())
                + " (" + SafeMarkdown.code(hold.resource()) + "). It clears by itself.\n\n";
    }

    private static String line(PersonHold hold) {
        var why = hold.reason().isEmpty() ? "." : ": " + SafeMarkdown.text(hold.reason());
        return "> ⛔ **Held** by " + Words.person(hold.by()) + " since " + Words.time(hold.since()) + why
                + " `/unhold` lifts it.\n\n";
    }

    private static String silence(Holds holds) {
        var holdsOfIt = holds.lapsed().isEmpty()
                ? "nobody watches the platform for now."
                : "so long that its " + Words.count(holds.lapsed().size(), "hold") + " lapsed.";
        return "> 🔇 infra-bot has been silent since " + Words.time(holds.watchmanSilentSince()) + ": " + holdsOfIt
                + "\n\n";
    }
}
