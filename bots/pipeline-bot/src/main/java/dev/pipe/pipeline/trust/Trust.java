package dev.pipe.pipeline.trust;

import dev.pipe.common.event.Actor;
import java.time.Instant;

/**
 * Whether a head may be shown to a model, the memory and GitHub Actions.
 *
 * @param by who said {@code /ok-to-test} for this head; null when nobody did or nobody had to
 */
public record Trust(Standing standing, Actor by, Instant at) {

    public enum Standing {
        /** From the repository itself, or by somebody with write. */
        OF_THE_HOUSE,
        /** From the fork of somebody without write, and nobody vouched for it. */
        AWAITED,
        /** The same, and somebody with write vouched for this very head. */
        VOUCHED
    }

    public static final Trust OF_THE_HOUSE = new Trust(Standing.OF_THE_HOUSE, null, null);
    public static final Trust AWAITED = new Trust(Standing.AWAITED, null, null);

    public static Trust vouched(Actor by, Instant at) {
        return new Trust(Standing.VOUCHED, by, at);
    }

    public boolean awaited() {
        return standing == Standing.AWAITED;
    }
}
