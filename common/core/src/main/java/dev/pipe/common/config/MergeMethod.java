package dev.pipe.common.config;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** GitHub's three ways to merge. */
public enum MergeMethod {
    MERGE,
    SQUASH,
    REBASE;

    /** GitHub's word. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<MergeMethod> ofWord(String word) {
        return Arrays.stream(values())
                .filter(method -> method.word().equalsIgnoreCase(word))
                .findFirst();
    }
}
