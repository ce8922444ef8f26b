package dev.pipe.pipeline.run;

import dev.pipe.common.event.RunRef;
import dev.pipe.common.github.GitHubReads.PullRequest;
import java.util.Optional;

/** Tells a new head that is only the head before with its base merged in from any other. */
public interface RecognisesCleanMerges {

    /** The commit of the base branch that was merged in; empty when the head is another. */
    Optional<String> mergedInto(RunRef before, PullRequest now);
}
