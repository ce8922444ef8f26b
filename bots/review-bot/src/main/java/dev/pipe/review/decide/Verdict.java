package dev.pipe.review.decide;

import dev.pipe.common.event.ReviewEvent.Decision;
import dev.pipe.common.event.ReviewEvent.RiskLevel;

/** A decision with the sentence that explains it. */
public record Verdict(Decision decision, RiskLevel level, String reason) {}
