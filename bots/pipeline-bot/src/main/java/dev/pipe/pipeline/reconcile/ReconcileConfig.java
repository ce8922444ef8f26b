package dev.pipe.pipeline.reconcile;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How what GitHub could not deliver is found. An App's own hook needs no setting. */
@ConfigMapping(prefix = "pipe.reconcile")
public interface ReconcileConfig {

    /** How often GitHub is asked what it could not deliver; with {@code pipe.github.source=polling} what is new. */
    @WithDefault("1m")
    Duration every();

    /**
     * Whose own hooks lead here, beside the App's: organisations ({@code acme}) and repositories ({@code acme/shop}).
     * The App or token must be allowed to read their hooks.
     */
    Optional<List<String>> hooks();

    /**
     * Repositories whose open pull requests are read: with a token and {@code pipe.github.source=polling} every time,
     * otherwise after a silence that GitHub's log does not cover. With an App those that installed it are known.
     */
    Optional<List<String>> repositories();

    /** For how long GitHub's log is relied on; it keeps about three days. */
    @WithDefault("70h")
    Duration logKept();

    /** After how long a delivery that failed again is asked for again; doubled each time, up to two hours. */
    @WithDefault("1m")
    Duration askAgainAfter();

    /** How the address of a hook that leads here ends. */
    @WithDefault("/webhooks/github")
    String addressEnd();
}
