package dev.pipe.review.risk;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** What kind of harm a finding speaks of. */
@RegisterForReflection
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
