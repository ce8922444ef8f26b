package dev.pipe.review.diff;

/** GitHub's word for the column of a diff a comment stands in: what was (LEFT) or what will be (RIGHT). */
public enum Side {
    LEFT,
    RIGHT
}
