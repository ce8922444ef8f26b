package dev.pipe.review.identity;

import dev.pipe.common.event.ReviewEvent;

/**
 * A finding as it is remembered.
 *
 * @param said {@code null} when it was not said
 */
public record KnownFinding(
        int number,
        String family,
        String file,
        String line,
        String context,
        State state,
        SaidBy said,
        ReviewEvent.Finding finding) {

    /** Where it stands. */
    public enum State {
        OPEN,
        FIXED,
        DISMISSED
    }

    public String name() {
        return "F" + number;
    }

    KnownFinding in(State now) {
        return new KnownFinding(number, family, file, line, context, now, said, finding);
    }

    /** Of the inline comment that says it; empty when it is listed somewhere; {@code null} when it was not said. */
    public String marker() {
        return said == null ? null : said.comment();
    }
}
