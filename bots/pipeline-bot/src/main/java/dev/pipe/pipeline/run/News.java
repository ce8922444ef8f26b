package dev.pipe.pipeline.run;

import dev.pipe.common.config.Stage;
import java.time.Instant;

/**
 * One thing that happened in a run.
 *
 * @param stage null where no stage is concerned
 * @param said plain text that may quote what came from outside
 */
public record News(Instant at, Kind kind, Stage stage, String said) {

    /** What kind of thing. */
    public enum Kind {
        BEGAN,
        STAGE,
        OVERDUE,
        TIMED_OUT,
        MERGE,
        CONFIGURED,
        RETRY,
        ENDED
    }
}
