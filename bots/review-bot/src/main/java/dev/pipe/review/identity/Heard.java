package dev.pipe.review.identity;

/** Whose word a reading heard. Who was not heard has not said that anything is mended. */
public enum Heard {
    ALL,
    /** Code scanning did not answer. */
    OURS_ALONE
}
