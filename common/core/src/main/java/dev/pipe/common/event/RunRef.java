package dev.pipe.common.event;

import static java.util.Objects.requireNonNull;

/**
 * One run of the pipeline: a pull request at a head SHA against a base branch, for the n-th time.
 *
 * @param id names the run everywhere: in checks ({@code external_id}), in events, in {@code /why}
 */
public record RunRef(String id, PullRequestRef pullRequest, String headSha, String base, int attempt) {

    public RunRef {
        requireNonNull(id, "id");
        requireNonNull(pullRequest, "pullRequest");
        requireNonNull(headSha, "headSha");
        requireNonNull(base, "base");
    }
}
