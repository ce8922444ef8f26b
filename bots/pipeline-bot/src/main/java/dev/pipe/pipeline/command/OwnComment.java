package dev.pipe.pipeline.command;

import dev.pipe.common.event.Actor;
import dev.pipe.common.event.GitHubFact.CommentAdded;

/**
 * Tells what the suite wrote from what people wrote. With a personal token both bear that person's login: only what
 * begins with our hidden marker is ours then, since whoever quotes us has it elsewhere.
 */
final class OwnComment {

    /** Every comment of ours begins with one. */
    private static final String MARKER = "<!-- pipe:";

    private OwnComment() {}

    /** @param self as whom the suite writes */
    static boolean is(CommentAdded comment, Actor self) {
        return comment.body().stripLeading().startsWith(MARKER)
                && comment.author().is(self);
    }
}
