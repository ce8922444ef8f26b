package dev.pipe.pipeline.nudge;

import dev.pipe.common.event.PullRequestRef;
import java.time.Instant;

/** Looks at a pull request whose time has come. Called in a transaction of its own; takes the nudge itself. */
public interface Nudged {

    void lookAgain(PullRequestRef pullRequest);

    /** A look failed and is put off. */
    void couldNotLook(PullRequestRef pullRequest, Instant now, String why);
}
