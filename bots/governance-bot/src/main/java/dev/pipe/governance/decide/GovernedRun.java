package dev.pipe.governance.decide;

import dev.pipe.common.config.Mode;
import dev.pipe.common.event.GovernanceEvent;
import dev.pipe.common.event.RunRef;
import java.time.Instant;

/**
 * The newest run of a pull request, and where its governance stands.
 *
 * @param askedAt when the governance stage was asked for; null before
 * @param said the last answer that was given, an ApprovalRequested or a Decided; null before
 */
record GovernedRun(RunRef run, Mode mode, State state, Instant askedAt, GovernanceEvent said) {

    /** Where it stands. */
    enum State {
        /** Begun, governance not asked for yet. Approvals given now count. */
        KNOWN,
        WAITING,
        APPROVED,
        REJECTED,
        /** Merged, closed, or overtaken by another head or base. */
        OVER;

        boolean decided() {
            return this == APPROVED || this == REJECTED;
        }
    }

    static GovernedRun begun(RunRef run, Mode mode) {
        return new GovernedRun(run, mode, State.KNOWN, null, null);
    }

    boolean asked() {
        return state == State.WAITING || state.decided();
    }

    boolean isAbout(String headSha, String base) {
        return run.headSha().equals(headSha) && run.base().equals(base);
    }

    GovernedRun asked(Instant at) {
        return asked() ? this : new GovernedRun(run, mode, State.WAITING, at, null);
    }

    GovernedRun now(State next, GovernanceEvent answer) {
        return new GovernedRun(run, mode, next, askedAt, answer);
    }

    GovernedRun over() {
        return now(State.OVER, said);
    }
}
