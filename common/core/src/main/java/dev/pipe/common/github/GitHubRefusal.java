package dev.pipe.common.github;

import java.io.IOException;
import java.time.Instant;

/** GitHub answered, but not with what was asked for. Becomes a {@link GitHubFailure} in {@link GitHubConnections}. */
class GitHubRefusal extends IOException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final boolean rateLimited;
    private final Instant notBefore;

    GitHubRefusal(int status, String message, boolean rateLimited) {
        this(status, message, rateLimited, null);
    }

    private GitHubRefusal(int status, String message, boolean rateLimited, Instant notBefore) {
        super(message);
        this.status = status;
        this.rateLimited = rateLimited;
        this.notBefore = notBefore;
    }

    /** The same, with the time at which GitHub will hear of it again. */
    GitHubRefusal until(Instant time, Instant now) {
        return new GitHubRefusal(
                status, getMessage() + "; it goes on " + GitHubLimited.at(time, now), rateLimited, time);
    }

    /** Null when GitHub names none. */
    Instant notBefore() {
        return notBefore;
    }

    /** The status that is behind a failure of github-api or of ours; 0 when it is something else. */
    static int statusOf(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof GitHubRefusal refusal) {
                return refusal.status();
            }
        }
        return 0;
    }

    int status() {
        return status;
    }

    /** True when the same request may be answered later. */
    boolean passing() {
        return status >= 500 || status == 429 || status == 408 || rateLimited;
    }
}
