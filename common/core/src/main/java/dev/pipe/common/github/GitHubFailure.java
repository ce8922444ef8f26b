package dev.pipe.common.github;

/** GitHub did not do what was asked. The message names the call and GitHub's answer, never a token. */
public class GitHubFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final boolean retryable;
    private final int status;

    public GitHubFailure(String message, boolean retryable, Throwable cause) {
        this(message, retryable, 0, cause);
    }

    GitHubFailure(String message, boolean retryable, int status, Throwable cause) {
        super(message, cause);
        this.retryable = retryable;
        this.status = status;
    }

    /** True when the same call may succeed later: network, 5xx, rate limits. */
    public boolean retryable() {
        return retryable;
    }

    /** GitHub's status code; 0 when no answer came. */
    public int status() {
        return status;
    }

    /** True when it is not there, or not for us to see. */
    boolean absent() {
        return status == 404;
    }
}
