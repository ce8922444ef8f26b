package dev.pipe.common.access;

import java.net.URI;
import java.util.Optional;

/** How a bot tells who asks. */
public enum AccessMode {
    /** Whoever holds the start token; for one machine. */
    LOCAL,
    /** Whom an OIDC provider vouches for. */
    OIDC,
    /** Nobody. */
    CLOSED;

    /** What to do about {@link #CLOSED}. */
    public static final String MEND =
            "Set pipe.oidc.issuer (PIPE_OIDC_ISSUER) for people of an OIDC provider, or, on one"
                    + " machine only, pipe.api.token (PIPE_API_TOKEN)";

    /** @throws IllegalStateException when both are there: it would be unclear who may come in */
    public static AccessMode of(Optional<String> startToken, Optional<URI> issuer) {
        if (startToken.isPresent() && issuer.isPresent()) {
            throw new IllegalStateException(
                    "Both pipe.api.token and pipe.oidc.issuer are set. The token is for one machine,"
                            + " the issuer for production: take one away");
        }
        if (issuer.isPresent()) {
            return OIDC;
        }
        return startToken.isPresent() ? LOCAL : CLOSED;
    }
}
