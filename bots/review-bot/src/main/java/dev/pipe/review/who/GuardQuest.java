package dev.pipe.review.who;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import jakarta.ws.rs.ext.Provider;

/** Lets nobody into the pages who is not known, and no form in that another site sent. */
@Provider
class GuardQuest implements ContainerRequestFilter {

    private final LocalSession sessions;
    private final Reader reader;
    private final FormToken forms;

    GuardQuest(LocalSession sessions, Reader reader, FormToken forms) {
        this.sessions = sessions;
        this.reader = reader;
        this.forms = forms;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        var path = request.getUriInfo().getPath();
        if (!QuestPaths.isPage(path)) {
            return;
        }
        var write = !request.getMethod().equals("GET") && !request.getMethod().equals("HEAD");
        if (write && !SameOrigin.sent(request)) {
            request.abortWith(Refused.page(403, "This came from another site", "Open the page itself and try again."));
            return;
        }
        reader.carries(forms.of(request));
        if (QuestPaths.isOpen(path)) {
            return;
        }
        if (!sessions.possible()) {
            request.abortWith(Refused.page(
                    403,
                    "The quest is closed",
                    "Nothing says who may come in. Set pipe.oidc.issuer (PIPE_OIDC_ISSUER) for people of an OIDC provider,"
                            + " or, on one machine, pipe.api.token (PIPE_API_TOKEN)."));
            return;
        }
        var cookie = request.getCookies().get(LocalSession.COOKIE);
        sessions.of(cookie == null ? null : cookie.getValue())
                .ifPresentOrElse(reader::is, () -> request.abortWith(signInFirst(request, write)));
    }

    private static Response signInFirst(ContainerRequestContext request, boolean write) {
        if (write) {
            return Refused.page(401, "You are not signed in any more", "Sign in at /quest/sign-in and try again.");
        }
        var to = request.getUriInfo().getRequestUri();
        var query = to.getRawQuery() == null ? "" : "?" + to.getRawQuery();
        return Response.seeOther(UriBuilder.fromPath("/quest/sign-in")
                        .queryParam("to", "{to}")
                        .build(to.getRawPath() + query))
                .build();
    }
}
