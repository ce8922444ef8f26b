package dev.pipe.review.who;

import dev.pipe.common.access.CallerIdentity;
import io.quarkus.oidc.OidcSession;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Signs out who was signed in by the provider. Quarkus removes the cookies that it met while it looked who somebody is;
 * on a page that everybody may see nobody has looked, and none would be removed.
 */
@ApplicationScoped
class EndOidcSession {

    private final CallerIdentity callers;
    private final OidcSession session;

    EndOidcSession(CallerIdentity callers, OidcSession session) {
        this.callers = callers;
        this.session = session;
    }

    /** Also one that ran out, for which nobody is vouched any more. */
    void now() {
        callers.now()
                .replaceWithVoid()
                .onFailure()
                .recoverWithNull()
                .chain(session::logout)
                .await()
                .indefinitely();
    }
}
