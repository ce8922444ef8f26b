package dev.pipe.review.decide;

import dev.pipe.common.config.ReviewSection;
import dev.pipe.common.config.RiskFrom;
import dev.pipe.common.config.Strictness;
import dev.pipe.common.event.ReviewEvent.RiskLevel;

/**
 * From where on a finding has a consequence.
 *
 * @param suggestions so many pass without a word, as long as there is no risk
 */
public record Thresholds(int suggestions, RiskFrom flagFrom, RiskFrom rejectFrom) {

    public static final Thresholds BALANCED = of(Strictness.BALANCED);

    private static final int SOME = 3;
    private static final int MANY = 10;

    /** What {@code .github/pipe.yml} says: its strictness, and single thresholds over it. */
    public static Thresholds of(ReviewSection section) {
        var all = of(section.strictness() == null ? Strictness.BALANCED : section.strictness());
        return new Thresholds(
                section.suggestions() == null ? all.suggestions : section.suggestions(),
                section.flagFrom() == null ? all.flagFrom : section.flagFrom(),
                section.rejectFrom() == null ? all.rejectFrom : section.rejectFrom());
    }

    private static Thresholds of(Strictness strictness) {
        return switch (strictness) {
            case STRICT -> new Thresholds(0, RiskFrom.LOW, RiskFrom.MODERATE);
            case BALANCED -> new Thresholds(SOME, RiskFrom.MODERATE, RiskFrom.CRITICAL);
            case RELAXED -> new Thresholds(MANY, RiskFrom.CRITICAL, RiskFrom.CRITICAL);
        };
    }

    boolean flags(RiskLevel level) {
        return reaches(level, flagFrom);
    }

    boolean rejects(RiskLevel level) {
        return reaches(level, rejectFrom);
    }

    private static boolean reaches(RiskLevel level, RiskFrom from) {
        return switch (from) {
            case LOW -> level.compareTo(RiskLevel.LOW) >= 0;
            case MODERATE -> level.compareTo(RiskLevel.MODERATE) >= 0;
            case CRITICAL -> level == RiskLevel.CRITICAL;
            case NEVER -> false;
        };
    }
}
