package dev.pipe.common.github;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import org.jboss.logging.Logger;

/** App or token, as configured; half an App stops the start. */
@ApplicationScoped
class ChooseCredentials {

    private static final Logger LOG = Logger.getLogger(ChooseCredentials.class);

    private final GitHubConfig config;
    private final GitHubRest rest;
    private final Payers payers;
    private final GitHubTime time;

    ChooseCredentials(GitHubConfig config, GitHubRest rest, Payers payers, GitHubTime time) {
        this.config = config;
        this.rest = rest;
        this.payers = payers;
        this.time = time;
    }

    @Produces
    @ApplicationScoped
    Credentials credentials() {
        if (config.appId().isPresent()) {
            var keyFile = config.appPrivateKeyFile()
                    .orElseThrow(() -> new IllegalStateException(
                            "pipe.github.app-id is set and pipe.github.app-private-key-file is not"));
            return new AppCredentials(
                    new AppJwt(config.appId().getAsLong(), PrivateKeyPem.read(keyFile), time), rest, payers, time);
        }
        return config.token()
                .filter(token -> !token.isBlank())
                .<Credentials>map(token -> new TokenCredentials(token, rest))
                .orElseGet(NoCredentials::new);
    }

    void atStart(@Observes StartupEvent started, Credentials credentials) {
        if (config.appId().isEmpty() && config.token().isEmpty()) {
            LOG.warn("GitHub: " + NoCredentials.MISSING);
        } else {
            LOG.infof(
                    "GitHub: %s as %s%s",
                    config.endpoint(),
                    credentials.appId().isPresent() ? "App " + config.appId().getAsLong() : "the token's owner",
                    config.dryRun() ? ", dry run: nothing is written" : "");
        }
    }
}
