package dev.pipe.review.diff;

/** A text that is no git diff. */
public final class UnreadableDiff extends RuntimeException {

    UnreadableDiff(String message) {
        super(message);
    }
}
