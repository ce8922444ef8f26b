package dev.pipe.review.risk;

/** What kind of harm a finding speaks of. */
public enum RiskType {
    SECURITY,
    BREAKING_CHANGE,
    ANTI_PATTERN,
    PERFORMANCE,
    COMPLIANCE,
    MAINTAINABILITY,
    TESTING,
    DOCUMENTATION
}
