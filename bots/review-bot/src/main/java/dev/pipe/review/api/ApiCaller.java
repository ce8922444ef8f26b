package dev.pipe.review.api;

import dev.pipe.common.access.Access;
import dev.pipe.common.access.AccessMode;
import dev.pipe.common.access.CallerIdentity;
import dev.pipe.common.event.Actor;
import dev.pipe.common.event.RepoRef;
import dev.pipe.common.github.GitHubReads;
import dev.pipe.review.who.Accounts;
import dev.pipe.review.who.MayRead;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/**
 * Whose right to read counts for a call. By OIDC it is the caller's; on one machine whoever holds the start token says in
 * {@code X-Pipe-Person} as whom they ask.
 */
@ApplicationScoped
class ApiCaller {

    static final String PERSON = "X-Pipe-Person";

    private final Access access;
    private final CallerIdentity callers;
    private final Accounts accounts;
    private final GitHubReads github;
    private final MayRead mayRead;

    ApiCaller(Access access, CallerIdentity callers, Accounts accounts, GitHubReads github, MayRead mayRead) {
        this.access = access;
        this.callers = callers;
        this.accounts = accounts;
        this.github = github;
        this.mayRead = mayRead;
    }

    /** False also when nobody says who the caller is. */
    boolean mayRead(RepoRef repo, String person) {
        return who(repo, person).filter(actor -> mayRead.of(repo, actor)).isPresent();
    }

    private Optional<Actor> who(RepoRef repo, String person) {
        if (access.mode() == AccessMode.OIDC) {
            var id = callers.gitHubId(callers.now().await().indefinitely());
            return id.isEmpty() ? Optional.empty() : Optional.of(accounts.of(id.getAsLong(), repo));
        }
        return person == null
                ? Optional.empty()
                : github.collaborators(repo).stream()
                        .filter(actor -> actor.login().equalsIgnoreCase(person))
                        .findFirst();
    }
}
