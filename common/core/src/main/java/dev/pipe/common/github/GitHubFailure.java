package dev.pipe.common.github;

import java.time.Instant;
import java.util.Optional;

/** GitHub did not do what was asked. The message names the call and GitHub's answer, never a token. */
public class GitHubFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final boolean retryable;
    private final int status;
    private final Instant notBefore;

    public GitHubFailure(String message, boolean retryable, Throwable cause) {
        this(message, retryable, 0, cause);
    }

    GitHubFailure(String message, boolean retryable, int status, Throwable cause) {
        this(message, retryable, status, null, cause);
    }

    private GitHubFailure(String message, boolean retryable, int status, Instant notBefore, Throwable cause) {
        super(message, cause);
        this.retryable = retryable;
        this.status = status;
        this.notBefore = notBefore;
    }

    /** It works again at that time and not before: a limit of GitHub's. No attempt is lost by waiting for it. */
    public static GitHubFailure until(Instant notBefore, String message, int status, Throwable cause) {
        return new GitHubFailure(message, true, status, notBefore, cause);
    }

    /** When GitHub's limits let the same call through; empty when it may be tried at any time. */
    public Optional<Instant> notBefore() {
        return Optional.ofNullable(notBefore);
    }

    /** True when the same call may succeed later: network, 5xx, rate limits. */
    public boolean retryable() {
        return retryable;
    }

    /** GitHub's status code; 0 when no answer came. */
    public int status() {
        return status;
    }

    /** True when it is not there (any more: 301 says that the repository has another name), or not for us to see. */
    boolean absent() {
        return status == 404 || status == 301;
    }
}
