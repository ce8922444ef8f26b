package dev.pipe.pipeline;

/** The names of what pipeline-bot measures, shared by meters and documentation. Labels are of low cardinality only. */
public final class MetricNames {

    /** Deliveries answered, by {@link #OUTCOME}. */
    public static final String DELIVERIES = "pipe.webhook.deliveries";

    /** From a delivery's first byte to its answer. */
    public static final String DELIVERY_SECONDS = "pipe.webhook.delivery";

    /** Bytes of deliveries that are not yet acknowledged by the broker. */
    public static final String IN_FLIGHT_BYTES = "pipe.webhook.in.flight";

    /** Deliveries normalised, by {@link #EVENT} and {@link #OUTCOME}. */
    public static final String EVENTS = "pipe.webhook.events";

    /** Age of the oldest delivery that GitHub could not hand over. */
    public static final String GAP = "pipe.gateway.gap";

    /** Deliveries asked for again or fetched, by {@link #OUTCOME}. */
    public static final String REDELIVERIES = "pipe.gateway.redeliveries";

    /** Gaps that were closed, by how ({@link #OUTCOME}). */
    public static final String CATCH_UPS = "pipe.gateway.catch.ups";

    /** Runs that ended, by {@link #OUTCOME}. */
    public static final String RUNS = "pipe.pipeline.runs";

    /** From a stage's request to its end, by {@link #STAGE_LABEL}. */
    public static final String STAGE = "pipe.pipeline.stage";

    /** Pull requests that the suite merged. */
    public static final String MERGES = "pipe.merges";

    public static final String STAGE_LABEL = "stage";
    public static final String OUTCOME = "outcome";
    public static final String EVENT = "event";

    private MetricNames() {}
}
