package dev.pipe.review.plan;

import dev.pipe.common.event.ReviewEvent.RiskLevel;
import dev.pipe.review.diff.Side;
import dev.pipe.review.risk.Finding;
import dev.pipe.review.risk.RiskType;

final class Findings {

    private Findings() {}

    static Finding critical(String file, String hunk) {
        return new Finding(
                "sql-injection",
                RiskType.SECURITY,
                RiskLevel.CRITICAL,
                file,
                1,
                Side.RIGHT,
                hunk,
                "x",
                "why",
                "mend",
                0.9);
    }
}
