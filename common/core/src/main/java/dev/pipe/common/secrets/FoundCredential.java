package dev.pipe.common.secrets;

import static java.util.Objects.requireNonNull;

/**
 * Where a credential stands in a text.
 *
 * @param kind a stable name such as {@code github-token}, fit for a rule id
 * @param start offset of the secret itself (not of the assignment around it)
 * @param confidence from 0 to 1: how sure we are that this opens something
 */
public record FoundCredential(String kind, int start, int end, double confidence) {

    public FoundCredential {
        requireNonNull(kind);
        if (start < 0 || end <= start) {
            throw new IllegalArgumentException("Empty range " + start + ".." + end);
        }
    }
}
