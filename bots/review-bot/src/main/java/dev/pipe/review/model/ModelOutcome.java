package dev.pipe.review.model;

import java.util.Locale;

/** How a question ended, as the metrics count it. */
enum ModelOutcome {
    ANSWERED,
    /** The answer was not what was asked for. */
    REFUSED,
    RATE_LIMITED,
    TIMED_OUT,
    FAILED,
    /** Not asked: the model failed too often just now. */
    LEFT_ALONE,
    /** Not asked: a budget is spent. */
    OVER_BUDGET,
    /** Not asked: the answer is known. */
    REMEMBERED;

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
