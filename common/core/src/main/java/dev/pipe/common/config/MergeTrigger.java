package dev.pipe.common.config;

/** What makes the merge stage merge once nothing stands in its way. */
public enum MergeTrigger {
    /** Somebody with write says {@code /merge}. */
    COMMAND,
    /** Nobody needs to say anything. */
    AUTO
}
