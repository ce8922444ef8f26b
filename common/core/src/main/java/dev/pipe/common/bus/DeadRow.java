package dev.pipe.common.bus;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;

/**
 * A row that this bot gave up.
 *
 * @param kind {@code inbox} or {@code github_write}
 */
@RegisterForReflection
record DeadRow(String kind, long row, String type, String id, String key, int attempts, Instant at, String reason) {}
