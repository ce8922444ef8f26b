package dev.pipe.pipeline.run;

import dev.pipe.common.event.PullRequestRef;
import java.util.List;

/**
 * A pull request's place in the queue of its base branch.
 *
 * @param queued false when it is in none
 * @param ahead whose turn comes before, the next one first
 */
public record Place(boolean queued, List<PullRequestRef> ahead) {

    public static final Place NONE = new Place(false, List.of());

    public Place {
        ahead = List.copyOf(ahead);
    }

    /** It is this one's turn. */
    public boolean first() {
        return queued && ahead.isEmpty();
    }

    /** 1 for the one whose turn it is. */
    public int number() {
        return ahead.size() + 1;
    }
}
