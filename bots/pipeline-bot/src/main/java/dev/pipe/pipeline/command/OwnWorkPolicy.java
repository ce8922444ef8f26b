package dev.pipe.pipeline.command;

import dev.pipe.common.contributors.Contributors;
import dev.pipe.common.event.Actor;
import dev.pipe.common.text.SafeMarkdown;
import java.util.Optional;

/** Decides who may override governance: an admin who can be shown to have no hand in the change. */
final class OwnWorkPolicy {

    private OwnWorkPolicy() {}

    /** Why this person may not; empty when they may. */
    static Optional<String> refusal(Actor giver, Contributors hands) {
        var contribution = hands.contributionOf(giver);
        if (contribution.isPresent()) {
            return Optional.of("Nobody overrides the governance of their own change: another admin may. "
                    + SafeMarkdown.text(giver.login() + " " + contribution.get()) + ".");
        }
        return hands.everyCommitListed()
                ? Optional.empty()
                : Optional.of("GitHub does not list all commits of this pull request, so nobody can be shown to have no"
                        + " hand in it, and its governance is not overridden.");
    }
}
