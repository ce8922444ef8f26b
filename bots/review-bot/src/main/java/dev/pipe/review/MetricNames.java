package dev.pipe.review;

/** What review-bot counts. */
public final class MetricNames {

    /** Reviews made, by decision. */
    public static final String DECISIONS = "pipe.review.decisions";

    /** Findings said, by level. */
    public static final String RISKS = "pipe.review.risks";

    /** From the request to the decision. */
    public static final String REVIEW = "pipe.review";

    /** Reviews that wait or are being made. */
    public static final String QUEUE_ROWS = "pipe.review.queue.rows";

    /** How long the oldest of them waits. */
    public static final String QUEUE_OLDEST = "pipe.review.queue.oldest";

    /** Reviews that were begun, by what became of them. */
    public static final String JOBS = "pipe.review.jobs";

    /** Questions to a model, by task and outcome. */
    public static final String MODEL_REQUESTS = "pipe.review.llm.requests";

    /** Tokens of questions and answers. */
    public static final String MODEL_TOKENS = "pipe.review.llm.tokens";

    /** What they cost. */
    public static final String MODEL_COST = "pipe.review.llm.cost";

    /** From a question to its answer, by outcome. */
    public static final String MODEL = "pipe.review.llm";

    private MetricNames() {}
}
