package dev.pipe.pipeline.normalise;

import dev.pipe.common.event.PullRequestRef;
import dev.pipe.common.event.RepoRef;
import java.util.List;

/** Asks which open pull requests have this commit as their head, forks' included. */
@FunctionalInterface
interface PullRequestsOfHead {
    List<PullRequestRef> find(RepoRef repo, String headSha);
}
