package dev.pipe.review;

/** What review-bot counts. */
public final class MetricNames {

    /** Reviews made, by decision. */
    public static final String DECISIONS = "pipe.review.decisions";

    /** Findings said, by level. */
    public static final String RISKS = "pipe.review.risks";

    /** From the request to the decision. */
    public static final String REVIEW = "pipe.review";

    /** Questions to the model, by outcome. */
    public static final String MODEL_REQUESTS = "pipe.review.llm.requests";

    private MetricNames() {}
}
