package dev.pipe.pipeline.run;

import dev.pipe.common.event.Actor;
import java.util.Set;

/** Decides what it means that GitHub's merge queue let go of a pull request: it is tried again, unless a person meant it. */
final class LetGoPolicy {

    private static final Set<String> BY_A_PERSON = Set.of("MANUAL", "QUEUE_CLEARED");
    private static final Set<String> BY_CHECKS = Set.of("CI_FAILURE", "CI_TIMEOUT");
    private static final String UNKNOWN = "UNKNOWN_REMOVAL_REASON";

    private LetGoPolicy() {}

    /** Where GitHub gives no reason, a person who caused it meant it. */
    static boolean byPerson(String reason, Actor sender) {
        return isKnown(reason) ? BY_A_PERSON.contains(reason) : sender != null && !sender.bot();
    }

    /** In words for people. */
    static String why(String reason, Actor sender) {
        if (byPerson(reason, sender)) {
            var who = sender == null || sender.bot() ? "Somebody" : sender.login();
            return who + " took it out of GitHub's merge queue.";
        }
        if (!isKnown(reason)) {
            return "GitHub's merge queue let go of it.";
        }
        return "GitHub's merge queue let go of it: "
                + (BY_CHECKS.contains(reason) ? "the checks on the group's commit tell why." : reason + ".");
    }

    private static boolean isKnown(String reason) {
        return reason != null && !reason.isBlank() && !reason.equals(UNKNOWN);
    }
}
