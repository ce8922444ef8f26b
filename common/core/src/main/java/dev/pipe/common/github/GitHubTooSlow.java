package dev.pipe.common.github;

/** No answer within the time that one request may take. */
class GitHubTooSlow extends GitHubUnanswered {

    private static final long serialVersionUID = 1L;

    GitHubTooSlow(String message, Throwable cause) {
        super(message, cause);
    }
}
