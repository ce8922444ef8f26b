package dev.pipe.common.config;

import static dev.pipe.common.config.RepositoryConfig.first;

import java.time.Duration;

/** {@code review:} the review stage. */
public record ReviewSection(
        @Key(
                value = "The stage fails when it takes longer.",
                absent = "never; after the operator's time it is called overdue")
        Duration timeout) {

    public static final ReviewSection NOTHING = new ReviewSection(null);

    public static final ReviewSection DEFAULTS = NOTHING;

    ReviewSection over(ReviewSection other) {
        return new ReviewSection(first(timeout, other.timeout));
    }
}
