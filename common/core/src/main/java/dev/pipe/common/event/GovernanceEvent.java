package dev.pipe.common.event;

import java.time.Instant;
import java.util.List;

/** Approvals and decisions. Topic {@code pipe.governance}, key: the pull request. Written by governance-bot. */
public sealed interface GovernanceEvent extends Event {

    RunRef run();

    @Override
    default String key() {
        return run().pullRequest().toString();
    }

    enum Verdict {
        APPROVED,
        REJECTED
    }

    /** An integration of one domain with another, as governance-bot recognised it. */
    record Integration(String source, String target, String recognisedBy) {
        /** {@code BNI-AXIS}; both directions of a pair have a name of their own. */
        public String pair() {
            return source + "-" + target;
        }
    }

    /** One person's approval as it counts for a head and a base. */
    record Approval(Actor actor, String via, Instant at) {}

    /**
     * Approvals are awaited. Said anew whenever what is missing changes.
     *
     * @param integration null for an ordinary pull request
     * @param waitingFor one sentence for people
     */
    record ApprovalRequested(
            RunRef run, int required, List<Approval> given, Integration integration, String waitingFor, Instant at)
            implements GovernanceEvent {
        public ApprovalRequested {
            given = given == null ? List.of() : List.copyOf(given);
        }
    }

    /** Somebody's approval counts. */
    record ApprovalGiven(RunRef run, Approval approval, int given, int required) implements GovernanceEvent {}

    /** An approval counts no more: cancelled, dismissed, deleted, the head or the base changed. */
    record ApprovalWithdrawn(RunRef run, Approval approval, String reason, Instant at) implements GovernanceEvent {}

    /**
     * A verdict for (pull request, head SHA, base), written to the ledger.
     *
     * @param ledgerHash the row's hash, which also stands on the pull request and in {@code pipe.ledger-head}
     */
    record Decided(
            RunRef run,
            Verdict verdict,
            List<Approval> approvals,
            int required,
            Integration integration,
            String reason,
            String policyVersion,
            long ledgerSequence,
            String ledgerHash,
            Instant decidedAt)
            implements GovernanceEvent {
        public Decided {
            approvals = approvals == null ? List.of() : List.copyOf(approvals);
        }
    }
}
