package dev.pipe.common.config;

/** Whose turn it is to merge. */
public enum MergeQueue {
    /** The suite's own: one at a time per base branch, in the order they became ready. */
    OWN,
    /** GitHub's merge queue. */
    GITHUB,
    /** None: each is merged when it is ready. */
    OFF
}
