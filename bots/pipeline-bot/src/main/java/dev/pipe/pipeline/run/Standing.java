package dev.pipe.pipeline.run;

import dev.pipe.common.config.Stage;
import dev.pipe.common.github.GitHubReads.PullRequest;
import dev.pipe.pipeline.hold.Holds;
import dev.pipe.pipeline.settings.RepositorySettings;
import java.util.List;

/**
 * Everything that decisions and texts about a run are made of. The same standing always reads the same.
 *
 * @param pullRequest as GitHub showed it last
 * @param sharers live runs of other pull requests with the same head and base: a check belongs to the SHA they share
 * @param place in the queue of the base branch
 */
public record Standing(
        PullRequest pullRequest, Run run, RepositorySettings settings, Holds holds, List<Run> sharers, Place place) {

    /** Of a pull request that is in no queue. */
    public Standing(PullRequest pullRequest, Run run, RepositorySettings settings, Holds holds, List<Run> sharers) {
        this(pullRequest, run, settings, holds, sharers, Place.NONE);
    }

    public Standing {
        sharers = List.copyOf(sharers);
    }

    Standing with(PullRequest read, Run judged) {
        return new Standing(read, judged, settings, holds, sharers, place);
    }

    public Standing at(Place newPlace) {
        return new Standing(pullRequest, run, settings, holds, sharers, newPlace);
    }

    /** True when every stage before the merge passed or is switched off. */
    public static boolean readyToMerge(Run run) {
        return run.stage(Stage.REVIEW).settled()
                && run.stage(Stage.GOVERNANCE).settled()
                && run.stage(Stage.CHECKS).settled();
    }

    public boolean readyToMerge() {
        return readyToMerge(run);
    }
}
