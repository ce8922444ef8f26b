package dev.pipe.pipeline.mergegroup;

import dev.pipe.common.event.PullRequestRef;
import dev.pipe.common.event.RepoRef;
import java.util.Optional;
import java.util.regex.Pattern;

/** The name of a branch of GitHub's merge queue: {@code gh-readonly-queue/main/pr-104-929f82…}. */
final class MergeGroupRef {

    private static final Pattern NAME = Pattern.compile("gh-readonly-queue/.+/pr-(\\d{1,9})-[0-9a-f]{40,64}");

    private MergeGroupRef() {}

    static Optional<PullRequestRef> pullRequest(RepoRef repo, String headRef) {
        var name = NAME.matcher(headRef);
        return name.matches()
                ? Optional.of(new PullRequestRef(repo, Integer.parseInt(name.group(1))))
                : Optional.empty();
    }
}
