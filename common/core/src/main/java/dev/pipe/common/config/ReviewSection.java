package dev.pipe.common.config;

import static dev.pipe.common.config.RepositoryConfig.first;

import java.time.Duration;
import java.util.List;

/** {@code review:} the review stage. */
public record ReviewSection(
        @Key(
                value =
                        "How much passes without a person: `strict` flags a low risk and rejects a moderate one; `balanced`"
                                + " flags a moderate risk and rejects a critical one; `relaxed` flags none and rejects a critical"
                                + " one. The three keys below change single thresholds.",
                absent = "`balanced`")
        Strictness strictness,

        @Key(
                value = "With at most so many suggestions, and no risk, a change is approved without a word.",
                absent = "`0` when strict, `3` when balanced, `10` when relaxed",
                atMost = 1000)
        Integer suggestions,

        @Key(
                value = "From this level on a person looks at a risk: `low`, `moderate`, `critical` or `never`.",
                absent = "`low` when strict, `moderate` when balanced, `critical` when relaxed")
        RiskFrom flagFrom,

        @Key(
                value = "From this level on a risk is rejected: `low`, `moderate`, `critical` or `never`.",
                absent = "`moderate` when strict, else `critical`")
        RiskFrom rejectFrom,

        @Key(
                value =
                        "Logins, and teams as `owner/team`, who are asked for a review when a change is flagged, waits for"
                                + " a person, or is rejected.",
                absent = "nobody")
        List<String> reviewers,

        @Key(
                value = "At most so many lines get a comment, the worst first; the others are listed.",
                absent = "the operator's `pipe.review.inline-comments`, which is `30` unless set",
                atMost = 100)
        Integer inlineComments,

        @Key(
                value = "The stage fails when it takes longer.",
                absent = "never; after the operator's time it is called overdue")
        Duration timeout) {

    public static final ReviewSection NOTHING = new ReviewSection(null, null, null, null, null, null, null);

    public static final ReviewSection DEFAULTS =
            new ReviewSection(Strictness.BALANCED, null, null, null, List.of(), null, null);

    public ReviewSection {
        reviewers = reviewers == null ? null : List.copyOf(reviewers);
    }

    ReviewSection over(ReviewSection other) {
        return new ReviewSection(
                first(strictness, other.strictness),
                first(suggestions, other.suggestions),
                first(flagFrom, other.flagFrom),
                first(rejectFrom, other.rejectFrom),
                first(reviewers, other.reviewers),
                first(inlineComments, other.inlineComments),
                first(timeout, other.timeout));
    }
}
