package dev.pipe.review.converse;

import dev.pipe.common.config.Permission;
import dev.pipe.common.contributors.Contributors;
import dev.pipe.common.event.Actor;
import dev.pipe.common.event.ReviewEvent.RiskLevel;
import dev.pipe.common.text.SafeMarkdown;
import dev.pipe.review.ReviewConfig.ClearsOwn;
import dev.pipe.review.identity.KnownFinding;
import dev.pipe.review.identity.KnownFinding.State;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which findings a dismissal means, and whether its giver may. Nobody clears a critical finding in what they had a hand
 * in; an admin does where the operator says so.
 */
final class DismissPolicy {

    private static final Pattern NAME = Pattern.compile("(?i)F\\d{1,9}");

    private DismissPolicy() {}

    sealed interface Choice {}

    /** @param rule true when all its like are meant, those that come later too */
    record Chosen(List<KnownFinding> findings, boolean rule) implements Choice {

        boolean critical() {
            return findings.stream().anyMatch(finding -> finding.finding().level() == RiskLevel.CRITICAL);
        }
    }

    record Refused(String why) implements Choice {}

    static boolean isName(String target) {
        return NAME.matcher(target).matches();
    }

    static Choice choose(String target, List<KnownFinding> known) {
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
        return new Chosen(open, !isName(target));
    }

    /** Whether it has to be known who made the change; finding that out costs several calls. */
    static boolean isForOthers(Chosen chosen, Permission permission, ClearsOwn own) {
        return chosen.critical() && !(own == ClearsOwn.ADMINS && permission.covers(Permission.ADMIN));
    }

    /** Empty when this person may dismiss what {@link #isForOthers} is about. */
    static Optional<String> refusal(Actor giver, Contributors hands, ClearsOwn own) {
        var contribution = hands.contributionOf(giver);
        if (contribution.isPresent()) {
            return Optional.of(SafeMarkdown.text(giver.login() + " " + contribution.get())
                    + ", and a critical finding in a change of one's own is dismissed by somebody else with write"
                    + (own == ClearsOwn.ADMINS ? ", or by an admin." : "."));
        }
        return hands.everyCommitListed()
                ? Optional.empty()
                : Optional.of("GitHub does not list all commits of this pull request, so nobody can be shown to have no"
                        + " hand in it: "
                        + (own == ClearsOwn.ADMINS
                                ? "an admin may dismiss a critical finding here."
                                : "a critical finding is not dismissed here. An admin can let this one head pass, by"
                                        + " `/override review <reason>`."));
    }

    /** Whoever means all of a rule means what was there to be seen when they said so. */
    static Optional<String> unseen(Chosen chosen, Instant said, Instant headAskedFor) {
        return chosen.rule() && headAskedFor.isAfter(said)
                ? Optional.of(
                        "There is a newer run since you said so, and more of that rule may have come with it. Have a"
                                + " look, and say it again.")
                : Optional.empty();
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
        return SafeMarkdown.code(target);
    }
}
