package dev.pipe.governance.decide;

import dev.pipe.common.event.Actor;
import java.util.List;

/** Why a run is looked at again: whose word it was, and a phrase for the record. */
record Cause(List<Actor> who, String reason) {

    static final Cause PULL_REQUEST_CHANGED = new Cause(List.of(), "the pull request changed");

    Cause {
        who = List.copyOf(who);
    }
}
