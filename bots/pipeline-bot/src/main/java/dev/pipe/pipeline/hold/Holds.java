package dev.pipe.pipeline.hold;

import dev.pipe.common.event.PullRequestRef;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;

/**
 * What holds one pull request's merge now.
 *
 * @param inForce holds of infra-bot that stop a merge
 * @param lapsed holds that would, had infra-bot not been silent for too long
 * @param watchmanSilentSince when infra-bot was last heard; null while it is heard
 * @param byPeople holds of people on this pull request
 * @param onSharers holds of people on other pull requests with the same head and base
 */
public record Holds(
        List<Hold> inForce,
        List<Hold> lapsed,
        Instant watchmanSilentSince,
        List<PersonHold> byPeople,
        List<PersonHold> onSharers) {

    public static final Holds NONE = new Holds(List.of(), List.of(), null);

    public Holds {
        inForce = List.copyOf(inForce);
        lapsed = List.copyOf(lapsed);
        byPeople = List.copyOf(byPeople);
        onSharers = List.copyOf(onSharers);
    }

    /** Of infra-bot alone. */
    public Holds(List<Hold> inForce, List<Hold> lapsed, Instant watchmanSilentSince) {
        this(inForce, lapsed, watchmanSilentSince, List.of(), List.of());
    }

    Holds with(List<PersonHold> own, List<PersonHold> sharers) {
        return new Holds(inForce, lapsed, watchmanSilentSince, own, sharers);
    }

    /** Without those of this pull request's that were set aside. */
    public Holds without(Predicate<String> setAside) {
        return new Holds(
                inForce.stream().filter(hold -> !setAside.test(hold.id())).toList(),
                lapsed,
                watchmanSilentSince,
                byPeople.stream().filter(hold -> !setAside.test(hold.id())).toList(),
                onSharers);
    }

    public boolean watchmanSilent() {
        return watchmanSilentSince != null;
    }

    /** True when something holds this pull request itself. */
    public boolean held() {
        return !inForce.isEmpty() || !byPeople.isEmpty();
    }

    /** True when a person holds this other pull request of the same head. */
    public boolean heldElsewhere(PullRequestRef sharer) {
        return onSharers.stream().anyMatch(hold -> hold.pullRequest().equals(sharer));
    }
}
