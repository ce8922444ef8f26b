package dev.pipe.governance.decide;

import dev.pipe.common.event.Actor;
import dev.pipe.common.event.GovernanceEvent.Approval;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;

/**
 * A person's last word as it bears on this head and base, with what GitHub says of the person now.
 *
 * @param says what it amounts to here
 * @param ineligible why the person may not approve, to follow the name; null when the person may
 */
@RegisterForReflection // becomes JSON in the ledger
record Voice(Actor who, Says says, String via, Instant at, String reason, boolean mayWrite, String ineligible) {

    /** What a word amounts to for one head and base. */
    enum Says {
        APPROVES,
        REQUESTS_CHANGES,
        REJECTS
    }

    Approval asApproval() {
        return new Approval(who, via, at);
    }
}
