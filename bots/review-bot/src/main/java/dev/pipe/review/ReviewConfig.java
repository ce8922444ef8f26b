package dev.pipe.review;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How much review-bot says and keeps. */
@ConfigMapping(prefix = "pipe.review")
public interface ReviewConfig {

    /** At most so many lines get a comment, the worst first; the others are listed in the review's text. */
    @WithDefault("30")
    int inlineComments();

    /** How long a review is remembered; an unchanged head is not reviewed again within it. */
    @WithDefault("90d")
    Duration retention();
}
