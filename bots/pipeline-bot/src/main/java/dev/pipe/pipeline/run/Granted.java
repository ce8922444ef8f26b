package dev.pipe.pipeline.run;

import dev.pipe.pipeline.override.GivenOverride;
import dev.pipe.pipeline.trust.Trust;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** What people granted to a run's head: that strangers' code may be tested, that something may be overridden. */
public record Granted(Trust trust, List<GivenOverride> overrides) {

    public static final Granted NOTHING = new Granted(Trust.OF_THE_HOUSE, List.of());

    public Granted {
        trust = trust == null ? Trust.OF_THE_HOUSE : trust;
        overrides = overrides == null ? List.of() : List.copyOf(overrides);
    }

    /** The newest override that covers it. */
    public Optional<GivenOverride> override(Predicate<GivenOverride> covering) {
        return overrides.stream().filter(covering).reduce((first, second) -> second);
    }
}
