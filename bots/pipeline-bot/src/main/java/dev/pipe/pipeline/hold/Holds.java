package dev.pipe.pipeline.hold;

import java.time.Instant;
import java.util.List;

/**
 * What holds one repository's merges now.
 *
 * @param inForce holds that stop a merge
 * @param lapsed holds that would, had infra-bot not been silent for too long
 * @param watchmanSilentSince when infra-bot was last heard; null while it is heard
 */
public record Holds(List<Hold> inForce, List<Hold> lapsed, Instant watchmanSilentSince) {

    public static final Holds NONE = new Holds(List.of(), List.of(), null);

    public Holds {
        inForce = List.copyOf(inForce);
        lapsed = List.copyOf(lapsed);
    }

    public boolean watchmanSilent() {
        return watchmanSilentSince != null;
    }
}
