package dev.pipe.pipeline.gateway;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** How deliveries are taken. */
@ConfigMapping(prefix = "pipe.webhook")
public interface GatewayConfig {

    /**
     * The webhook's secret, or several separated by commas while one replaces another. With none, every delivery is
     * refused: nothing could be verified.
     */
    Optional<List<String>> secret();

    /** More secrets; taken together with {@link #secret()}. */
    Optional<List<String>> secrets();

    /** Files of more secrets, one a line; read again every five seconds, and when a signature fits no secret. */
    Optional<List<Path>> secretFiles();

    /** Secrets that are good for some repositories only; the key is any name. */
    Map<String, Scoped> scoped();

    /** Secrets with a scope: a delivery outside of it gets 401. */
    interface Scoped {

        /** Accounts ({@code acme}) and repositories ({@code acme/shop}), compared without regard to case. */
        List<String> scope();

        /** The secret, or several. */
        Optional<List<String>> secret();

        /** Files of secrets, as {@link GatewayConfig#secretFiles()}. */
        Optional<List<Path>> secretFiles();
    }

    /**
     * When a delivery is answered at the latest, counted from its first byte: 503 if the broker has not acknowledged
     * it by then, 408 if it has not even arrived. GitHub hangs up after 10 s.
     */
    @WithDefault("7s")
    Duration answerWithin();

    /**
     * How many bytes of deliveries may wait for the broker at once. Beyond it a delivery gets 503, which GitHub
     * records, instead of memory that nobody has.
     */
    @WithDefault("52M")
    MemorySize inFlight();

    /** Memory of the producer for what is not acknowledged; the largest delivery must fit. */
    @WithDefault("40M")
    MemorySize producerBuffer();

    /**
     * Told to stop, how long the bot says that it is not ready and goes on taking deliveries. A cluster whose load
     * balancer looks at readiness sets some seconds here, and loses no delivery to a closed door.
     */
    @WithDefault("0s")
    Duration drainNotice();

    /** How long deliveries in flight may take to be answered after that. Each is within {@link #answerWithin}. */
    @WithDefault("15s")
    Duration drainGrace();

    /** The secrets without a scope that stand in the configuration itself. */
    default List<String> allSecrets() {
        return Stream.of(secret(), secrets())
                .flatMap(listed -> notBlank(listed).stream())
                .distinct()
                .toList();
    }

    static List<String> notBlank(Optional<List<String>> secrets) {
        return secrets.stream()
                .flatMap(List::stream)
                .map(String::strip)
                .filter(it -> !it.isEmpty())
                .toList();
    }
}
