package dev.pipe.infra.silence;

import java.time.Instant;

/** The newest that was heard of a bot, at {@code heardAt} by our clock. */
public record Pulse(
        String bot, String version, boolean ready, long uptimeSeconds, long lag, long errors, Instant heardAt) {}
