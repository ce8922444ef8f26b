package dev.pipe.pipeline.reconcile;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * A time of which GitHub could not hand everything over.
 *
 * @param since when the oldest missing delivery went out, or when the silence began
 * @param deliveries how many were missing at the most; 0 when GitHub's log does not tell
 * @param closedAt null while something is missing
 * @param by {@code REDELIVERY} or {@code READING}; null while open
 * @param why for {@code READING}: why GitHub's log was not enough
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
record Gap(String hook, Instant since, Instant foundAt, int deliveries, Instant closedAt, String by, String why) {

    /** A sentence for people. */
    String sentence() {
        if (closedAt == null) {
            return "GitHub could not hand over " + count() + " since " + shown(since)
                    + "; asked for again, and what they say is not known here yet.";
        }
        if ("READING".equals(by)) {
            return "What happened between " + shown(since) + " and " + shown(closedAt)
                    + " was read from the open pull requests: " + why + ".";
        }
        return "Between " + shown(since) + " and " + shown(closedAt) + " GitHub could not hand over " + count()
                + "; caught up by redelivery.";
    }

    private String count() {
        return deliveries == 1 ? "1 delivery" : deliveries + " deliveries";
    }

    private static String shown(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS)
                .toString()
                .replace('T', ' ')
                .replace("Z", " UTC");
    }
}
