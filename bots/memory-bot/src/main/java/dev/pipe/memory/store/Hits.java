package dev.pipe.memory.store;

import java.util.List;
import java.util.UUID;

/**
 * What the index found, each list best first.
 *
 * @param sameDomains decisions on the same pair of domains, newest first
 */
record Hits(List<UUID> byWords, List<UUID> byMeaning, List<UUID> sameDomains) {}
