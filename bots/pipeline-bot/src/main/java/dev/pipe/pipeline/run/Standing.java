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
 * @param twins what the sharers' own settings and places make of the check they share
 */
public record Standing(
        PullRequest pullRequest,
        Run run,
        RepositorySettings settings,
        Holds holds,
        List<Run> sharers,
        Place place,
        Twins twins) {

    /**
     * The sharers by what they ask of the summary.
     *
     * @param enforced one of them is in enforce mode: the commit's check is not this pull request's alone to make neutral
     * @param turn it is the turn of one that is
     */
    public record Twins(boolean enforced, boolean turn) {

        public static final Twins NONE = new Twins(false, false);
    }

    /** Whose sharers ask nothing. */
    public Standing(
            PullRequest pullRequest,
            Run run,
            RepositorySettings settings,
            Holds holds,
            List<Run> sharers,
            Place place) {
        this(pullRequest, run, settings, holds, sharers, place, Twins.NONE);
    }

    /** Of a pull request that is in no queue. */
    public Standing(PullRequest pullRequest, Run run, RepositorySettings settings, Holds holds, List<Run> sharers) {
        this(pullRequest, run, settings, holds, sharers, Place.NONE);
    }

    public Standing {
        sharers = List.copyOf(sharers);
    }

    Standing with(PullRequest read, Run judged) {
        return new Standing(read, judged, settings, holds, sharers, place, twins);
    }

    public Standing at(Place newPlace) {
        return new Standing(pullRequest, run, settings, holds, sharers, newPlace, twins);
    }

    public Standing beside(Twins others) {
        return new Standing(pullRequest, run, settings, holds, sharers, place, others);
    }

    /** True when this pull request, or another of the same head and base, is held to its checks. */
    public boolean enforcedHereOrBeside() {
        return settings.enforces() || twins.enforced();
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
