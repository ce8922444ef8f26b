package dev.pipe.pipeline.command;

import dev.pipe.common.event.PullRequestRef;
import java.util.Optional;

/** What a feature adds to the answer of {@code /status} when there is something to say. */
public interface StatusNote {

    /** Markdown of ours, a sentence or two. */
    Optional<String> note(PullRequestRef pullRequest);
}
