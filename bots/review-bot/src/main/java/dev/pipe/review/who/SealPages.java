package dev.pipe.review.who;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.ext.Provider;

/** What a browser is told of every page: run nothing but our own files, load nothing from elsewhere, keep nothing. */
@Provider
class SealPages implements ContainerResponseFilter {

    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
            + " connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        var path = request.getUriInfo().getPath();
        if (!QuestPaths.isPage(path)) {
            return;
        }
        var headers = response.getHeaders();
        headers.putSingle("Content-Security-Policy", POLICY);
        headers.putSingle("X-Content-Type-Options", "nosniff");
        // not no-referrer: a form would then come with the origin "null", as if from nowhere
        headers.putSingle("Referrer-Policy", "same-origin");
        headers.putSingle("X-Frame-Options", "DENY");
        headers.putSingle("Cross-Origin-Opener-Policy", "same-origin");
        if (!QuestPaths.isAsset(path)) {
            headers.putSingle("Cache-Control", "no-store");
        }
        if (request.getProperty(FormToken.FRESH) instanceof String fresh) {
            headers.add("Set-Cookie", cookie(FormToken.COOKIE, fresh, request).build());
        }
    }

    static NewCookie.Builder cookie(String name, String value, ContainerRequestContext request) {
        return cookie(name, value, request.getUriInfo().getBaseUri().getScheme().equals("https"));
    }

    /** Lax, so that a link on GitHub leads somebody who is signed in to the page; forms are held by {@link FormToken}. */
    static NewCookie.Builder cookie(String name, String value, boolean secure) {
        return new NewCookie.Builder(name)
                .value(value)
                .path("/quest")
                .httpOnly(true)
                .secure(secure)
                .sameSite(NewCookie.SameSite.LAX);
    }
}
