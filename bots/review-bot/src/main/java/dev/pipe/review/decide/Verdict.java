package dev.pipe.review.decide;

import dev.pipe.review.risk.RiskLevel;

/** A decision with the sentence that explains it. */
public record Verdict(Decision decision, RiskLevel level, String reason) {}
