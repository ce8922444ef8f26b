package dev.pipe.common.github;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/** How a bot reaches GitHub and as whom. */
@ConfigMapping(prefix = "pipe.github")
public interface GitHubConfig {

    /** REST API to talk to. For GitHub Enterprise Server {@code https://HOST/api/v3}. */
    @WithDefault("https://api.github.com")
    URI endpoint();

    /** Id of the GitHub App. Together with its private key the bots act as the App, which may create check runs. */
    OptionalLong appId();

    /** File with the App's private key, PEM as GitHub gives it (PKCS#1) or PKCS#8. */
    Optional<Path> appPrivateKeyFile();

    /**
     * Personal access token, instead of an App. Its owner writes everything then, and check runs become commit
     * statuses. An App, when one is configured as well, wins.
     */
    Optional<String> token();

    /**
     * How pipeline-bot hears of what happened: {@code webhook} waits for deliveries; {@code polling} needs no address
     * that GitHub can reach, and reads the App's deliveries, or with a token the open pull requests, every minute.
     */
    @WithDefault("webhook")
    Source source();

    /** Where news comes from. */
    enum Source {
        WEBHOOK,
        POLLING
    }

    /** How long one request may take, its answer's body included. */
    @WithDefault("10s")
    Duration requestTimeout();

    /**
     * How often a read that met a 5xx, a broken connection or a broken answer is repeated on the spot. Afterwards, and
     * for writes from the start, the row that asked comes back later.
     */
    @WithDefault("2")
    int retries();

    /** Wait before the first of these repetitions, doubled each time, with jitter. */
    @WithDefault("200ms")
    Duration retryPause();

    /** Memory for answers that GitHub confirms with 304 instead of sending them again. 0 keeps none. */
    @WithDefault("16M")
    MemorySize cacheSize();

    /**
     * This bot's part of what GitHub allows a token, which all bots share.
     */
    @WithDefault("0.2")
    double share();

    /** When less than this part of the hour's requests is left, the rest is spread until GitHub counts anew. */
    @WithDefault("0.1")
    double spreadBelow();

    /** Wait after a secondary limit for which GitHub names no time; doubled each time, to sixteen times this. */
    @WithDefault("1m")
    Duration limitPause();

    /** How much this bot writes. */
    Writes writes();

    /**
     * GitHub's published budget of a token for what creates content, of which a bot keeps to its share. A GitHub
     * Enterprise Server without limits wants 0s, 0 and 0.
     */
    interface Writes {

        /** Between two requests of this bot that change something. */
        @WithDefault("1s")
        Duration apart();

        /** Of all bots, in any minute. 0: no limit. */
        @WithDefault("80")
        int perMinute();

        /** Of all bots, in any hour. 0: no limit. */
        @WithDefault("500")
        int perHour();
    }

    /** HTTP proxy on the way to GitHub, {@code http://HOST:PORT}. */
    Optional<URI> proxy();

    /** File with certificates (PEM) to trust beside the usual ones, for a GitHub behind a private authority. */
    Optional<Path> caFile();

    /** When true nothing is changed on GitHub: every write is logged and counted as if it were done. */
    @WithDefault("false")
    boolean dryRun();
}
