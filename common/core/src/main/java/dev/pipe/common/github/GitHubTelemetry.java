package dev.pipe.common.github;

/** Names of what the seam measures. */
final class GitHubTelemetry {

    /** Requests by endpoint group and status; status {@code none} when no answer came. */
    static final String REQUESTS = "pipe.github.requests";

    /** Reads that GitHub answered with 304. */
    static final String CACHE_HITS = "pipe.github.cache.hits";

    /** What is left of the primary limit, of the payer that has fewest, by resource. */
    static final String RATE_REMAINING = "pipe.github.rate.remaining";

    /** How long the payer that waits longest still waits. */
    static final String RATE_WAIT = "pipe.github.rate.wait";

    /** Writes by kind and outcome: {@code done, unchanged, refused, failed, deferred, dry_run}. */
    static final String WRITES = "pipe.github.writes";

    /** Copies of ours that stood twice and were removed. */
    static final String SURPLUS_REMOVED = "pipe.github.surplus.removed";

    static final String ENDPOINT_GROUP = "endpoint_group";
    static final String STATUS = "status";
    static final String WRITE = "write";
    static final String OUTCOME = "outcome";

    private GitHubTelemetry() {}
}
