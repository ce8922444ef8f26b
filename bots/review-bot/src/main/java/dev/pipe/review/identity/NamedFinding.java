package dev.pipe.review.identity;

import dev.pipe.review.risk.Finding;

/**
 * A finding that holds now.
 *
 * @param number 0 where there are too many to name them all
 * @param said as in {@link KnownFinding}
 * @param placed whether a comment can stand beside its line
 */
public record NamedFinding(int number, Finding finding, SaidBy said, boolean placed) {

    /** {@code F3}; empty for one without a name. */
    public String name() {
        return number == 0 ? "" : "F" + number;
    }

    public boolean isSaid() {
        return said != null;
    }

    /** True when that review says it. */
    public boolean isSaidIn(String review) {
        return said != null && said.review().equals(review);
    }

    /** As in {@link KnownFinding}. */
    public String marker() {
        return said == null ? null : said.comment();
    }
}
