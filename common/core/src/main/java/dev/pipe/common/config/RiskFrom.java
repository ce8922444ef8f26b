package dev.pipe.common.config;

/** From which level on a risk has a consequence. */
public enum RiskFrom {
    LOW,
    MODERATE,
    CRITICAL,
    NEVER
}
