package dev.pipe.common.config;

/** What becomes of a draft. */
public enum Drafts {
    /** No run begins before it is ready for review. */
    WAIT,
    /** It is taken through the stages; the merge alone waits. */
    RUN
}
