package dev.pipe.review.identity;

import java.util.List;

/**
 * What a reading comes to, beside what was known.
 *
 * @param open what counts, the worst first
 * @param fixed what was open and is not found any more
 * @param reopened what was fixed and is found again
 * @param dismissed what is found, and was dismissed by a person
 */
public record Findings(
        List<NamedFinding> open, List<KnownFinding> fixed, List<KnownFinding> reopened, List<KnownFinding> dismissed) {

    public Findings {
        open = List.copyOf(open);
        fixed = List.copyOf(fixed);
        reopened = List.copyOf(reopened);
        dismissed = List.copyOf(dismissed);
    }

    /** Nothing was known before. */
    public static Findings onlyOpen(List<NamedFinding> open) {
        return new Findings(open, List.of(), List.of(), List.of());
    }
}
