package dev.pipe.review.model;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** Which model reads along. */
@ConfigMapping(prefix = "pipe.llm")
public interface ModelConfig {

    /** OpenAI-compatible endpoint, {@code http://HOST/v1}. Absent: rules alone read, and the review says so. */
    Optional<URI> url();

    /** Name of the model at that endpoint. */
    @WithDefault("gpt-4o-mini")
    String model();

    /** Key for the endpoint, where it wants one. */
    Optional<String> apiKey();

    /** How long one question may take. */
    @WithDefault("45s")
    Duration timeout();

    /** Most characters of diff in one question; what does not fit is not read by the model, and the review says so. */
    @WithDefault("60000")
    int promptCharacters();
}
