package dev.pipe.review.decide;

import java.util.Optional;

/** How much of the change was read. What nobody read is never approved. */
public record Reading(Optional<String> missing) {

    public static Reading complete() {
        return new Reading(Optional.empty());
    }

    /** @param missing what was not read, and why */
    public static Reading incomplete(String missing) {
        return new Reading(Optional.of(missing));
    }

    public boolean isComplete() {
        return missing.isEmpty();
    }
}
