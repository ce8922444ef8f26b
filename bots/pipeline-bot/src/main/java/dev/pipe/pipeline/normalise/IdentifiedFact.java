package dev.pipe.pipeline.normalise;

import dev.pipe.common.event.GitHubFact;

/** A fact under the id that GitHub's own ids and timestamps give it: the same fact has the same id, whoever brings it. */
record IdentifiedFact(String id, GitHubFact fact) {}
