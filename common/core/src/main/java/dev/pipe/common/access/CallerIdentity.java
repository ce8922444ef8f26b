package dev.pipe.common.access;

import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Whom the OIDC provider says that the caller of this request is. */
@ApplicationScoped
public class CallerIdentity {

    private static final Pattern ID = Pattern.compile("[1-9][0-9]{0,17}");

    private final CurrentVertxRequest request;
    private final OidcAccess oidc;

    CallerIdentity(CurrentVertxRequest request, OidcAccess oidc) {
        this.request = request;
        this.oidc = oidc;
    }

    /** Anonymous for nobody; fails with what is wrong with the token or the session. */
    public Uni<SecurityIdentity> now() {
        return QuarkusHttpUser.getSecurityIdentity(request.getCurrent(), null);
    }

    /** The numeric GitHub user id, from the claim that the operator vouches for; empty without one. */
    public OptionalLong gitHubId(SecurityIdentity identity) {
        if (oidc.githubIdClaim().isEmpty() || !(identity.getPrincipal() instanceof JsonWebToken token)) {
            return OptionalLong.empty();
        }
        Object claim = token.getClaim(oidc.githubIdClaim().get());
        var text = claim == null ? "" : claim.toString().replace("\"", ""); // a JSON string keeps its quotes
        return ID.matcher(text).matches() ? OptionalLong.of(Long.parseLong(text)) : OptionalLong.empty();
    }
}
