package dev.pipe.common.github;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pipe.common.event.PullRequestRef;
import dev.pipe.common.event.RepoRef;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What repositories show now, in GitHub's own JSON, for whoever treats it like a delivery: the objects are the ones that
 * webhooks carry, so the same reading finds the same in them.
 */
public interface GitHubListing {

    /** The repositories of every installation of the App; none with a personal token, which sees too many. */
    List<RepoRef> installed();

    /** The repository under the name that GitHub spells it by, whatever its case here. */
    RepoRef canonical(RepoRef repo);

    List<ObjectNode> openPulls(RepoRef repo);

    /** Empty when it is gone. */
    Optional<ObjectNode> pull(PullRequestRef ref);

    /** Comments on issues and pull requests that were written or edited since. */
    List<ObjectNode> comments(RepoRef repo, Instant since);

    /** Inline comments that were written or edited since. */
    List<ObjectNode> reviewComments(RepoRef repo, Instant since);

    List<ObjectNode> reviews(PullRequestRef ref);

    /** Objects of an array; anything else in it would be a GitHub we do not know. */
    static List<ObjectNode> objects(List<JsonNode> nodes) {
        return nodes.stream().map(ObjectNode.class::cast).toList();
    }
}
