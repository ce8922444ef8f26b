package dev.pipe.common.event;

import java.time.Instant;
import java.util.List;

/** Questions to the memory and its answers. Topic {@code pipe.memory}, key: the request, or what was remembered. */
public sealed interface MemoryEvent extends Event {

    /**
     * Somebody asks for precedents.
     *
     * @param requestId names the question; the answer repeats it
     * @param askedBy the bot that wants the answer
     * @param query words and meaning to look for
     * @param integration the pair of domains when there is one, else null
     */
    record RecallRequested(
            String requestId,
            String askedBy,
            PullRequestRef pullRequest,
            String query,
            GovernanceEvent.Integration integration,
            Instant at)
            implements MemoryEvent {
        @Override
        public String key() {
            return requestId;
        }
    }

    /** One earlier decision, and where to read it. {@code score} is between 0 and 1, comparable within one answer. */
    record Precedent(
            PullRequestRef pullRequest,
            String title,
            String outcome,
            String why,
            String url,
            Instant decidedAt,
            double score) {}

    /**
     * What the memory found.
     *
     * @param degraded why the answer is less than it should be; empty when it is not
     */
    record RecallAnswered(
            String requestId,
            String askedBy,
            PullRequestRef pullRequest,
            List<Precedent> precedents,
            String degraded,
            Instant at)
            implements MemoryEvent {
        public RecallAnswered {
            precedents = precedents == null ? List.of() : List.copyOf(precedents);
            degraded = degraded == null ? "" : degraded;
        }

        @Override
        public String key() {
            return requestId;
        }
    }

    /** Something is in the memory now. */
    record Remembered(String memoryId, PullRequestRef pullRequest, String what, Instant at) implements MemoryEvent {
        @Override
        public String key() {
            return memoryId;
        }
    }
}
