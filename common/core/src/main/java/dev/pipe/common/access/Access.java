package dev.pipe.common.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.MessageDigest;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** How this bot tells who asks, decided when it starts. */
@Startup
@ApplicationScoped
public class Access {

    private final Optional<String> startToken;
    private final AccessMode mode;

    Access(@ConfigProperty(name = "pipe.api.token") Optional<String> startToken, OidcAccess oidc) {
        this.startToken = startToken;
        this.mode = AccessMode.of(startToken, oidc.issuer());
    }

    public AccessMode mode() {
        return mode;
    }

    /** Whether this is the start token. */
    public boolean opensTo(String given) {
        return given != null
                && startToken.isPresent()
                && MessageDigest.isEqual(given.getBytes(UTF_8), startToken.get().getBytes(UTF_8));
    }

    /** The start token as the secret from which a page makes keys of its own; empty outside of {@link AccessMode#LOCAL}. */
    public Optional<String> localSecret() {
        return startToken;
    }
}
