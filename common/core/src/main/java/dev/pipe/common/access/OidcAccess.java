package dev.pipe.common.access;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** The OIDC provider that says who somebody is. */
@ConfigMapping(prefix = "pipe.oidc")
public interface OidcAccess {

    /** The provider's issuer address. With it, pages and APIs are for its people; the start token opens nothing then. */
    Optional<URI> issuer();

    /** Our name there. */
    @WithDefault("pipe")
    String clientId();

    /** Our secret there. */
    Optional<String> clientSecret();

    /** Whom tokens have to be meant for; by default the client id. */
    @WithDefault("${pipe.oidc.client-id:pipe}")
    List<String> audience();

    /**
     * The claim that holds somebody's numeric GitHub user id. Whoever can set it can read as anybody: the operator names
     * one that people cannot edit. Without it nobody sees a diff.
     */
    Optional<String> githubIdClaim();

    /** The role that may use the bots' operating APIs. */
    @WithDefault("pipe-operator")
    String operatorRole();
}
