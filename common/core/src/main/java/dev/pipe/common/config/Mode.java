package dev.pipe.common.config;

/** What the operator lets the suite do in a repository. */
public enum Mode {
    /** Decide and record, write nothing to GitHub. */
    OBSERVE,
    /** Say, but neither block nor merge. The default: safe before configured. */
    COMMENT,
    /** Checks that block, and merges. */
    ENFORCE
}
