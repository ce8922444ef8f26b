package dev.pipe.common.access;

import dev.pipe.common.health.ProblemJson;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Lets nobody use {@code /api} who is not known; without anything that tells who is known, nobody at all. */
class GuardApi {

    private static final String SCHEME = "Bearer ";

    private final Access access;
    private final CallerIdentity callers;
    private final OidcAccess oidc;

    GuardApi(Access access, CallerIdentity callers, OidcAccess oidc) {
        this.access = access;
        this.callers = callers;
        this.oidc = oidc;
    }

    @ServerRequestFilter
    Uni<Response> guard(ContainerRequestContext request, ResourceInfo resource) {
        if (!request.getUriInfo().getPath().startsWith("/api/")) {
            return Uni.createFrom().nullItem();
        }
        return switch (access.mode()) {
            case CLOSED -> refuse(Response.Status.FORBIDDEN, "The API is closed. " + AccessMode.MEND + " to open it");
            case LOCAL -> local(request);
            case OIDC ->
                !bearer(request)
                        ? refuse(Response.Status.UNAUTHORIZED, bringAToken())
                        : callers.now()
                                .onItem()
                                .transform(identity -> judge(identity, resource))
                                .onFailure(AuthenticationFailedException.class)
                                .recoverWithItem(() -> problem(
                                        Response.Status.UNAUTHORIZED,
                                        "This token is not valid here: expired, or meant for others"));
        };
    }

    /** A browser's session is for pages, whose forms are guarded; here it would let other sites' pages act. */
    private static boolean bearer(ContainerRequestContext request) {
        var header = request.getHeaderString(HttpHeaders.AUTHORIZATION);
        return header != null && header.startsWith(SCHEME);
    }

    private String bringAToken() {
        return "Send Authorization: Bearer <a token of " + oidc.issuer().orElseThrow() + ">";
    }

    private Uni<Response> local(ContainerRequestContext request) {
        var opens = bearer(request)
                && access.opensTo(
                        request.getHeaderString(HttpHeaders.AUTHORIZATION).substring(SCHEME.length()));
        return opens
                ? Uni.createFrom().nullItem()
                : refuse(Response.Status.UNAUTHORIZED, "Send Authorization: Bearer <the value of pipe.api.token>");
    }

    private Response judge(SecurityIdentity identity, ResourceInfo resource) {
        if (identity.isAnonymous()) {
            return problem(Response.Status.UNAUTHORIZED, bringAToken());
        }
        var judgesItself = resource.getResourceClass() != null
                && resource.getResourceClass().isAnnotationPresent(JudgesCallers.class);
        return judgesItself || identity.hasRole(oidc.operatorRole())
                ? null
                : problem(Response.Status.FORBIDDEN, "This wants the role " + oidc.operatorRole());
    }

    private static Uni<Response> refuse(Response.Status status, String mend) {
        return Uni.createFrom().item(problem(status, mend));
    }

    private static Response problem(Response.Status status, String mend) {
        var answer = Response.fromResponse(ProblemJson.of(status.getStatusCode(), mend));
        if (status == Response.Status.UNAUTHORIZED) {
            answer.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
        return answer.build();
    }
}
