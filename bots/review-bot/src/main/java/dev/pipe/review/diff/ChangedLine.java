package dev.pipe.review.diff;

import static java.util.Objects.requireNonNull;

/**
 * One line of a hunk.
 *
 * @param number its line number on {@code side}; a line of context counts on the right
 * @param text without the diff's mark and without the line's end
 */
public record ChangedLine(Kind kind, int number, String text) {

    /** What the change does to a line. */
    public enum Kind {
        ADDED,
        REMOVED,
        CONTEXT
    }

    public ChangedLine {
        requireNonNull(kind);
        requireNonNull(text);
    }

    public Side side() {
        return kind == Kind.REMOVED ? Side.LEFT : Side.RIGHT;
    }

    public boolean isAdded() {
        return kind == Kind.ADDED;
    }

    public boolean isRemoved() {
        return kind == Kind.REMOVED;
    }
}
