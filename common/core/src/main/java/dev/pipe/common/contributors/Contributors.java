package dev.pipe.common.contributors;

import dev.pipe.common.event.Actor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Everybody who has a hand in a head, and in what way.
 *
 * @param everyCommitListed false when GitHub did not list all commits, so that nobody can be ruled in
 */
public record Contributors(List<Contribution> contributions, boolean everyCommitListed) {

    /**
     * @param id GitHub's user id; 0 when only the login is known
     * @param how e.g. {@code wrote commit 1a2b3c4}
     */
    public record Contribution(long id, String login, String how) {

        public static Contribution of(Actor actor, String how) {
            return new Contribution(actor.id(), actor.login(), how);
        }

        boolean by(Actor actor) {
            return id != 0 ? id == actor.id() : login.equalsIgnoreCase(actor.login());
        }
    }

    public Contributors {
        contributions = List.copyOf(contributions);
    }

    /** What this person did, if anything. */
    public Optional<String> contributionOf(Actor actor) {
        return contributions.stream()
                .filter(contribution -> contribution.by(actor))
                .map(Contribution::how)
                .findFirst();
    }

    /** Logins, each once, for the record. */
    public List<String> logins() {
        var logins = new ArrayList<>(
                contributions.stream().map(Contribution::login).distinct().toList());
        logins.sort(String.CASE_INSENSITIVE_ORDER);
        return logins;
    }
}
