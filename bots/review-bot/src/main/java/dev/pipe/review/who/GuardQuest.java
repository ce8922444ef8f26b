package dev.pipe.review.who;

import dev.pipe.common.access.Access;
import dev.pipe.common.access.AccessMode;
import dev.pipe.common.access.CallerIdentity;
import io.quarkus.security.UnauthorizedException;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Lets nobody into the pages who is not known, and no form in that another site sent. */
class GuardQuest {

    private final Access access;
    private final LocalSession sessions;
    private final CallerIdentity callers;
    private final Reader reader;
    private final FormToken forms;

    GuardQuest(Access access, LocalSession sessions, CallerIdentity callers, Reader reader, FormToken forms) {
        this.access = access;
        this.sessions = sessions;
        this.callers = callers;
        this.reader = reader;
        this.forms = forms;
    }

    @ServerRequestFilter
    Uni<Response> guard(ContainerRequestContext request) {
        var path = request.getUriInfo().getPath();
        if (!QuestPaths.isPage(path)) {
            return Uni.createFrom().nullItem();
        }
        if (isWrite(request) && !SameOrigin.sent(request)) {
            return refuse(403, "This came from another site", "Open the page itself and try again.");
        }
        reader.carries(forms.of(request));
        if (QuestPaths.isOpen(path)) {
            return Uni.createFrom().nullItem();
        }
        return switch (access.mode()) {
            case CLOSED -> refuse(403, "The quest is closed", AccessMode.MEND + ".");
            case LOCAL -> Uni.createFrom().item(local(request));
            case OIDC ->
                callers.now()
                        .onItem()
                        .transform(identity -> known(identity, request))
                        .onFailure(failure -> failure instanceof SecurityException && isScripted(request))
                        .recoverWithItem(() -> signInFirst(request));
        };
    }

    private Response local(ContainerRequestContext request) {
        var cookie = request.getCookies().get(LocalSession.COOKIE);
        var actor = sessions.of(cookie == null ? null : cookie.getValue());
        actor.ifPresent(reader::is);
        return actor.isPresent() ? null : signInFirst(request);
    }

    /** Whoever is not known yet is sent to the provider: that is what the challenge of this refusal is. */
    private Response known(SecurityIdentity identity, ContainerRequestContext request) {
        if (identity.isAnonymous()) {
            if (isWrite(request) || isScripted(request)) {
                return signInFirst(request);
            }
            throw new UnauthorizedException();
        }
        var id = callers.gitHubId(identity);
        if (id.isEmpty()) {
            return Refused.page(
                    403,
                    "Nobody vouches for your GitHub account",
                    "Your sign-in holds no GitHub user id, and without one no change is shown. Who runs this suite can"
                            + " mend it: pipe.oidc.github-id-claim names the claim.");
        }
        reader.isWhoever(id.getAsLong());
        return null;
    }

    private static Response signInFirst(ContainerRequestContext request) {
        if (isWrite(request) || isScripted(request)) {
            return Refused.page(
                    401,
                    "You are not signed in any more",
                    "Sign in again in another tab, come back to the page before, which still has what you typed, and send it"
                            + " again.");
        }
        var to = request.getUriInfo().getRequestUri();
        var query = to.getRawQuery() == null ? "" : "?" + to.getRawQuery();
        return Response.seeOther(UriBuilder.fromPath(QuestPaths.SIGN_IN)
                        .queryParam("to", "{to}")
                        .build(to.getRawPath() + query))
                .build();
    }

    /** A script cannot follow to the provider's page: it is told, and tells its reader (see quest.js). */
    private static boolean isScripted(ContainerRequestContext request) {
        return request.getHeaderString("HX-Request") != null;
    }

    private static boolean isWrite(ContainerRequestContext request) {
        return !request.getMethod().equals("GET") && !request.getMethod().equals("HEAD");
    }

    private static Uni<Response> refuse(int status, String title, String mend) {
        return Uni.createFrom().item(() -> Refused.page(status, title, mend));
    }
}
