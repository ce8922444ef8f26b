package dev.pipe.infra.incident;

import java.util.Set;

/** The resources that have an open incident, and those that have an open hold. */
public record Standing(Set<String> incidents, Set<String> holds) {

    public Standing {
        incidents = Set.copyOf(incidents);
        holds = Set.copyOf(holds);
    }
}
