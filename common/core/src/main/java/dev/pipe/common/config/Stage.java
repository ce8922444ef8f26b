package dev.pipe.common.config;

/** The stages of a run, in the order in which they are asked for. */
public enum Stage {
    REVIEW,
    GOVERNANCE,
    CHECKS,
    MERGE;

    /** As it is written on checks and in comments: {@code review}. */
    public String label() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
