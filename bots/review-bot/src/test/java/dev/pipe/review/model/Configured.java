package dev.pipe.review.model;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.Map;

/** A configuration as an operator would write it, without a bot around it. */
final class Configured {

    private static final int ABOVE_THE_BUILT_IN = 200;

    private Configured() {}

    static ModelConfig with(Map<String, String> settings) {
        return new SmallRyeConfigBuilder()
                .withConverter(Duration.class, ABOVE_THE_BUILT_IN, new DurationConverter())
                .withSources(new PropertiesConfigSource(settings, "test", 100))
                .withMapping(ModelConfig.class)
                .build()
                .getConfigMapping(ModelConfig.class);
    }
}
