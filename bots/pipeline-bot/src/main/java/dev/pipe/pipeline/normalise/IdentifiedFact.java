package dev.pipe.pipeline.normalise;

import dev.pipe.common.event.GitHubFact;

/**
 * A fact under the id that GitHub's own ids and timestamps give it: the same fact has the same id, whoever brings it. The
 * id ends in where the fact belongs: who has the secret of one repository can sign any number, and must not take an id
 * away from another repository's fact.
 */
record IdentifiedFact(String id, GitHubFact fact) {

    IdentifiedFact {
        id = FactId.within(fact.key(), id);
    }
}
