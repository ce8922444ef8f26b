package dev.pipe.common.github;

/** GitHub did not do what was asked. The message names the call and GitHub's answer, never a token. */
public class GitHubFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final boolean retryable;

    public GitHubFailure(String message, boolean retryable, Throwable cause) {
        super(message, cause);
        this.retryable = retryable;
    }

    /** True when the same call may succeed later: network, 5xx, rate limits. */
    public boolean retryable() {
        return retryable;
    }
}
