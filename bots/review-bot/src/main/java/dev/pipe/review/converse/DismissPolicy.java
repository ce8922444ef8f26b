package dev.pipe.review.converse;

import dev.pipe.common.config.Permission;
import dev.pipe.common.event.ReviewEvent.RiskLevel;
import dev.pipe.review.identity.KnownFinding;
import dev.pipe.review.identity.KnownFinding.State;
import java.util.List;
import java.util.regex.Pattern;

/** Which findings a dismissal means, and whether its giver may. Nobody clears a critical finding of their own alone. */
final class DismissPolicy {

    private static final Pattern NAME = Pattern.compile("(?i)F\\d{1,9}");

    private DismissPolicy() {}

    /** Who dismisses. */
    record Giver(Permission permission, boolean author) {}

    sealed interface Choice {}

    /** @param rule true when all its like are meant, those that come later too */
    record Chosen(List<KnownFinding> findings, boolean rule) implements Choice {}

    record Refused(String why) implements Choice {}

    static boolean isName(String target) {
        return NAME.matcher(target).matches();
    }

    static Choice choose(String target, List<KnownFinding> known, Giver giver) {
        var meant = known.stream().filter(finding -> isMeant(target, finding)).toList();
        if (meant.isEmpty()) {
            return new Refused("There is no finding or rule " + quoted(target) + " here." + open(known));
        }
        var open =
                meant.stream().filter(finding -> finding.state() == State.OPEN).toList();
        if (open.isEmpty()) {
            var all = meant.stream().allMatch(finding -> finding.state() == State.DISMISSED);
            return new Refused(quoted(target) + (all ? " is dismissed already." : " is mended already.") + open(known));
        }
        var critical = open.stream().anyMatch(finding -> finding.finding().level() == RiskLevel.CRITICAL);
        if (critical && giver.author() && !giver.permission().covers(Permission.ADMIN)) {
            return new Refused(
                    "A critical finding in a change of one's own is dismissed by somebody else with write, or"
                            + " by an admin.");
        }
        return new Chosen(open, !isName(target));
    }

    private static boolean isMeant(String target, KnownFinding finding) {
        return isName(target)
                ? finding.name().equalsIgnoreCase(target)
                : finding.finding().ruleId().equalsIgnoreCase(target);
    }

    private static String open(List<KnownFinding> known) {
        var names = known.stream()
                .filter(finding -> finding.state() == State.OPEN)
                .map(KnownFinding::name)
                .limit(20)
                .toList();
        return names.isEmpty() ? " Nothing is open." : " Open: " + String.join(", ", names) + ".";
    }

    private static String quoted(String target) {
        return dev.pipe.common.text.SafeMarkdown.code(target);
    }
}
