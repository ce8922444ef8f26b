package dev.pipe.memory.store;

import dev.pipe.common.event.GovernanceEvent.Integration;
import dev.pipe.common.event.PullRequestRef;
import dev.pipe.memory.MemoryConfig.Scope;

/**
 * What the index is asked.
 *
 * @param meaning null when there is no vector of the words
 * @param asking left out of what is found, and the scope's centre; null for an operator
 */
record Search(
        String words,
        float[] meaning,
        float minSimilarity,
        Integration integration,
        PullRequestRef asking,
        Scope scope) {}
