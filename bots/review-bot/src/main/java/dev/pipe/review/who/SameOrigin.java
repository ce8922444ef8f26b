package dev.pipe.review.who;

import jakarta.ws.rs.container.ContainerRequestContext;
import java.net.URI;

/** Whether a browser sent a form from a page of ours. */
final class SameOrigin {

    private SameOrigin() {}

    static boolean sent(ContainerRequestContext request) {
        var site = request.getHeaderString("Sec-Fetch-Site");
        var origin = request.getHeaderString("Origin");
        var here = request.getUriInfo().getBaseUri();
        return (site == null || site.equals("same-origin")) && (origin == null || isSame(origin, here));
    }

    private static boolean isSame(String origin, URI here) {
        try {
            return URI.create(origin).getAuthority() != null
                    && URI.create(origin).getAuthority().equalsIgnoreCase(here.getAuthority());
        } catch (IllegalArgumentException notAnAddress) {
            return false; // "null" comes from a page that has no origin
        }
    }
}
