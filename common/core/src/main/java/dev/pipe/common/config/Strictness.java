package dev.pipe.common.config;

/** How much a review lets pass without a person. */
public enum Strictness {
    STRICT,
    BALANCED,
    RELAXED
}
