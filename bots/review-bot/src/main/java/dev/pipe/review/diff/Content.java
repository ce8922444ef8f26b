package dev.pipe.review.diff;

/** What kind of thing a path holds, as far as a diff tells. */
public enum Content {
    TEXT,
    BINARY,
    SUBMODULE,
    SYMLINK
}
