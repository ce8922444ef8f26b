package dev.pipe.governance.ledger;

import dev.pipe.common.event.Actor;
import dev.pipe.common.event.RunRef;
import java.util.List;

/**
 * What is to be written down.
 *
 * @param kind {@code APPROVED}, {@code REJECTED}, {@code WITHDRAWN}, {@code OVERRIDDEN} or {@code DISMISSED}
 * @param who whose words decided
 * @param inputs everything the policy looked at; hashed, and kept so that another policy can be tried on it
 * @param outcome what came of it
 */
public record LedgerEntry(Kind kind, RunRef run, List<Actor> who, String policyVersion, Object inputs, Object outcome) {

    /** What happened. */
    public enum Kind {
        APPROVED,
        REJECTED,
        /** A decision fell because an approval it rested on was withdrawn. */
        WITHDRAWN,
        /** An admin let the head pass although something stood in its way. */
        OVERRIDDEN,
        /** Somebody said that findings of the review need no mending. */
        DISMISSED
    }

    public LedgerEntry {
        who = List.copyOf(who);
    }
}
