package dev.pipe.review.diff;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** GitHub's word for the column of a diff a comment stands in: what was (LEFT) or what will be (RIGHT). */
@RegisterForReflection
public enum Side {
    LEFT,
    RIGHT
}
