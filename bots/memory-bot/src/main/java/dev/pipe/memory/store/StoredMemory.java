package dev.pipe.memory.store;

import dev.pipe.memory.Remembrance;
import java.time.Instant;
import java.util.List;

/**
 * A row.
 *
 * @param vectors one for each of its meanings; empty until it is embedded
 */
record StoredMemory(
        long sequence, Remembrance memory, List<float[]> vectors, String vectorModel, Instant rememberedAt) {}
