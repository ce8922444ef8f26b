package dev.pipe.local.review;

import dev.pipe.review.diff.Change;
import dev.pipe.review.model.ModelAtHand;
import dev.pipe.review.model.ModelConfig;
import dev.pipe.review.model.Subject;
import dev.pipe.review.read.ReadChange;
import dev.pipe.review.read.Review;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;

/** Has a model read along, configured by the properties and variables that configure review-bot's. */
final class AskAModel {

    private static final int ABOVE_THE_BUILT_IN = 200;

    private AskAModel() {}

    static Review read(Change change) throws IOException {
        try (var model = new ModelAtHand(config())) {
            var trouble = model.whyNot();
            if (trouble.isPresent()) {
                throw new IOException(trouble.get());
            }
            return ReadChange.with(model).read(change, null, Subject.local(""), (all, byRules) -> all);
        }
    }

    private static ModelConfig config() throws IOException {
        try {
            return new SmallRyeConfigBuilder()
                    .addSystemSources()
                    .withConverter(Duration.class, ABOVE_THE_BUILT_IN, AskAModel::duration)
                    .withMapping(ModelConfig.class)
                    .build()
                    .getConfigMapping(ModelConfig.class);
        } catch (RuntimeException e) { // of a property that is unknown, missing or not understood; it is named
            throw new IOException("The model's configuration is not understood: " + e.getMessage(), e);
        }
    }

    /** As the bots write them: {@code 45s}, {@code 2m}, {@code 7d}, or ISO 8601. */
    private static Duration duration(String text) {
        var value = text.strip().toUpperCase(Locale.ROOT);
        if (value.matches("\\d+")) {
            return Duration.ofSeconds(Long.parseLong(value));
        }
        if (value.matches("\\d+MS")) {
            return Duration.ofMillis(Long.parseLong(value.substring(0, value.length() - 2)));
        }
        if (value.startsWith("P")) {
            return Duration.parse(value);
        }
        return Duration.parse((value.matches("\\d+D") ? "P" : "PT") + value);
    }
}
