package dev.pipe.review.diff;

/** What kind of thing a path holds, as far as a diff tells. */
public enum Content {
    TEXT,
    BINARY,
    SUBMODULE,
    SYMLINK,
    /** It changed, and the diff holds none of its lines: {@code git diff -D} leaves out what goes, {@code -w} what is blank. */
    UNSHOWN
}
