package dev.pipe.pipeline.run;

import dev.pipe.common.event.PullRequestRef;

/** Whose turn it is to merge into a base branch. Called in a pull request's own turn of the conductor. */
public interface Turns {

    /** Who asks GitHub to merge the base into a head when its turn has come. */
    String UPDATE_FOR_THE_QUEUE = "queue";

    /** The place that a run has now that it was judged: taken, kept or left, as the standing says. */
    Place settle(Standing standing);

    Place of(PullRequestRef pullRequest);

    /** It is over with this pull request, or another head stands. */
    void leave(PullRequestRef pullRequest);
}
