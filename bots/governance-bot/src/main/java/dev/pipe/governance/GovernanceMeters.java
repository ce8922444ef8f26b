package dev.pipe.governance;

/** Names of this bot's meters, as the dashboards know them (in Prometheus: {@code pipe_governance_…}). */
public final class GovernanceMeters {

    /** Counter: verdicts written to the ledger, by {@link #VERDICT}. */
    public static final String DECISIONS = "pipe.governance.decisions";

    /** Timer: from the question to the approval. */
    public static final String APPROVAL = "pipe.governance.approval";

    /** Domains that the bot knows. */
    public static final String DOMAINS = "pipe.governance.domains";

    /** Gauge: runs that wait for approvals. */
    public static final String PENDING = "pipe.governance.reviews.pending";

    /** Gauge: runs that are approved. */
    public static final String APPROVED = "pipe.governance.reviews.approved";

    /** Tag: {@code approved} or {@code rejected}. */
    public static final String VERDICT = "verdict";

    private GovernanceMeters() {}
}
