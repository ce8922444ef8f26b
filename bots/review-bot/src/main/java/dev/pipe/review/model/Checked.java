package dev.pipe.review.model;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/**
 * An answer after the check.
 *
 * @param usable what of it is true to what was asked; empty when nothing is
 * @param complaints what is wrong with it, as the model is told before it tries again
 */
record Checked<T>(Optional<T> usable, List<String> complaints) {

    Checked {
        complaints = List.copyOf(complaints);
    }

    static <T> Checked<T> good(T value) {
        return new Checked<>(Optional.of(requireNonNull(value)), List.of());
    }

    static <T> Checked<T> bad(String complaint) {
        return new Checked<>(Optional.empty(), List.of(complaint));
    }

    boolean isGood() {
        return complaints.isEmpty() && usable.isPresent();
    }
}
