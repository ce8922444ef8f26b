package dev.pipe.common.github;

import java.io.IOException;

/** No answer came, or not in time; whether the request took effect is unknown. A plain IOException to github-api, which
 * would repeat what it knows as a broken connection. */
class GitHubUnanswered extends IOException {

    private static final long serialVersionUID = 1L;

    GitHubUnanswered(String message, Throwable cause) {
        super(message, cause);
    }
}
