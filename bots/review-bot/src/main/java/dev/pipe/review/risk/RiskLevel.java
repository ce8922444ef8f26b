package dev.pipe.review.risk;

/** How much a finding weighs; {@code NONE} is a suggestion, which blocks nobody. Order matters: worst last. */
public enum RiskLevel {
    NONE,
    LOW,
    MODERATE,
    CRITICAL;

    public RiskLevel atMost(RiskLevel cap) {
        return compareTo(cap) <= 0 ? this : cap;
    }
}
