package dev.pipe.pipeline.check;

import dev.pipe.common.github.GitHubReads;
import dev.pipe.pipeline.mergegroup.MergeGroups.Group;
import dev.pipe.pipeline.run.ChecksPolicy;
import dev.pipe.pipeline.run.ChecksPolicy.Judgement;
import dev.pipe.pipeline.run.OtherChecks;
import dev.pipe.pipeline.run.Standing;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/**
 * Reads the checks of a merge group's commit that the configuration requires. What the branch itself requires GitHub
 * waits for; what only {@code checks.required} names it does not know.
 */
@ApplicationScoped
class GroupChecks {

    private final GitHubReads github;

    GroupChecks(GitHubReads github) {
        this.github = github;
    }

    /** Empty when the configuration requires none. */
    Optional<Judgement> judge(Standing standing, Group group) {
        var patterns = standing.settings().checks().required();
        if (patterns.isEmpty()) {
            return Optional.empty();
        }
        var present = github.checks(group.pullRequest().repo(), group.headSha());
        return Optional.of(
                ChecksPolicy.judge(new OtherChecks(present, List.of(), patterns, List.of(), 0, List.of(), false)));
    }
}
