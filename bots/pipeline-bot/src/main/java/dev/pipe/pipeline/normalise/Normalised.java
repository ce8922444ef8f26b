package dev.pipe.pipeline.normalise;

import dev.pipe.common.event.GitHubFact;
import java.util.List;

/** What became of a delivery. */
sealed interface Normalised {

    /** At least one fact, in the order in which they are published. */
    record Facts(List<IdentifiedFact> facts) implements Normalised {
        public Facts {
            facts = List.copyOf(facts);
        }
    }

    /** Nobody in the suite acts on it; {@code reason} is a sentence for people. */
    record NotNeeded(String reason) implements Normalised {}

    static Normalised of(String id, GitHubFact fact) {
        return new Facts(List.of(new IdentifiedFact(id, fact)));
    }

    static Normalised notNeeded(String reason) {
        return new NotNeeded(reason);
    }
}
