package dev.pipe.review.request;

import java.util.Locale;

/** What takes too long for an event's transaction. Of one pull request each kind has a line of its own. */
enum JobKind {
    /** Reading a head. */
    REVIEW,
    /** Answering a command for which GitHub or a model has to be asked. */
    COMMAND;

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
