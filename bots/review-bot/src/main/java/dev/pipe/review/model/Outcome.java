package dev.pipe.review.model;

import java.util.Optional;

/** What came of a question. */
sealed interface Outcome<T> {

    record Answered<T>(T value) implements Outcome<T> {}

    /** Nobody was asked: no model is configured, or this change is not for one. */
    record NotAsked<T>(String reason) implements Outcome<T> {}

    /**
     * Somebody was asked, or should have been, and gave no answer that can be used as it is.
     *
     * @param usable what of the last answer can be used all the same
     */
    record Failed<T>(String reason, Optional<T> usable) implements Outcome<T> {}
}
