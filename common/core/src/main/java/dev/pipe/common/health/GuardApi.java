package dev.pipe.common.health;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Lets nobody read {@code /api} without the token {@code pipe.api.token}; without a configured token nobody at all. */
@Provider
class GuardApi implements ContainerRequestFilter {

    private static final String SCHEME = "Bearer ";

    private final Optional<String> token;

    GuardApi(@ConfigProperty(name = "pipe.api.token") Optional<String> token) {
        this.token = token;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        if (!request.getUriInfo().getPath().startsWith("/api/")) {
            return;
        }
        if (token.isEmpty()) {
            refuse(
                    request,
                    Response.Status.FORBIDDEN,
                    "The API is closed. Set pipe.api.token (PIPE_API_TOKEN) to open it");
            return;
        }
        var header = request.getHeaderString(HttpHeaders.AUTHORIZATION);
        if (header == null || !header.startsWith(SCHEME) || !matches(header.substring(SCHEME.length()))) {
            refuse(request, Response.Status.UNAUTHORIZED, "Send Authorization: Bearer <the value of pipe.api.token>");
        }
    }

    private boolean matches(String given) {
        return MessageDigest.isEqual(
                given.getBytes(StandardCharsets.UTF_8), token.orElseThrow().getBytes(StandardCharsets.UTF_8));
    }

    private static void refuse(ContainerRequestContext request, Response.Status status, String mend) {
        request.abortWith(ProblemJson.of(status.getStatusCode(), mend));
    }
}
