package dev.pipe.pipeline.nudge;

import dev.pipe.common.event.PullRequestRef;

/** Looks at a pull request whose time has come. Called in a transaction of its own; takes the nudge itself. */
public interface Nudged {

    void lookAgain(PullRequestRef pullRequest);
}
