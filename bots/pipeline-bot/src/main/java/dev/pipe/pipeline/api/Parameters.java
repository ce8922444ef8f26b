package dev.pipe.pipeline.api;

import dev.pipe.common.event.PullRequestRef;
import dev.pipe.common.event.RepoRef;
import jakarta.ws.rs.BadRequestException;

/** Reads what a caller names. */
final class Parameters {

    private Parameters() {}

    static PullRequestRef pullRequest(String text) {
        try {
            return PullRequestRef.parse(text == null ? "" : text);
        } catch (IllegalArgumentException e) {
            throw new BadRequestException("Say ?pullRequest=owner/name%23number. " + e.getMessage(), e);
        }
    }

    static PullRequestRef pullRequest(String owner, String repo, int number) {
        try {
            return new PullRequestRef(new RepoRef(owner, repo), number);
        } catch (IllegalArgumentException e) {
            throw new BadRequestException(e.getMessage(), e);
        }
    }
}
