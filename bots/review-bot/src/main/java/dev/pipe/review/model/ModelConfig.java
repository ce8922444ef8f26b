package dev.pipe.review.model;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Which model reads along, how much of a change it is shown, and what it may cost. */
@ConfigMapping(prefix = "pipe.llm")
public interface ModelConfig {

    /** OpenAI-compatible endpoint, {@code http://HOST/v1}. Absent: rules alone read, and the review says so. */
    Optional<URI> url();

    /** Name of the model at that endpoint. */
    @WithDefault("gpt-4o-mini")
    String model();

    /** Key for the endpoint, where it wants one. */
    Optional<String> apiKey();

    /** What the first model costs; without it only tokens are counted. */
    Price price();

    /** Asked in this order when the one before fails, refuses or is left alone for a while. */
    List<Fallback> fallbacks();

    /** How long one answer may take. */
    @WithDefault("45s")
    Duration timeout();

    /**
     * How long all questions about the hunks of one change may take together, and any other question with its further
     * attempts; what was not answered then was not read. Twice that must fit into {@code pipe.review.jobs.limit}.
     */
    @WithDefault("2m")
    Duration readingTimeout();

    /** Most tokens of diff in one question, by a careful estimate; a hunk larger than that is not read. */
    @WithDefault("16000")
    int chunkTokens();

    /** Most questions about the hunks of one change; what does not fit is not read, and the review says so. */
    @WithDefault("8")
    int chunks();

    /** How many questions about one change are on their way at the same time. */
    @WithDefault("3")
    int parallel();

    /** Most tokens of one answer. */
    @WithDefault("4000")
    int answerTokens();

    /** From 0 to 100: what the second pass over a large change scores lower is dropped. */
    @WithDefault("40")
    int weakestScore();

    /** How long an answer is remembered for the same head, prompt and model; zero remembers nothing. */
    @WithDefault("7d")
    Duration remember();

    /** When a model is left alone. */
    Breaker breaker();

    /** What may be spent. */
    Budget budget();

    /** A PR-QUEST server whose {@code POST /api/group} groups into steps instead of the model, {@code http://HOST}. */
    Optional<URI> questUrl();

    /** One more model. */
    interface Fallback {

        /** Its endpoint; absent: the first model's. */
        Optional<URI> url();

        String model();

        /** Its key; absent: the first model's, where the endpoint is the same. */
        Optional<String> apiKey();

        Price price();
    }

    /** In whatever currency the budget is, for a million tokens. */
    interface Price {

        @WithDefault("0")
        BigDecimal input();

        @WithDefault("0")
        BigDecimal output();
    }

    interface Breaker {

        /** So many failures in a row leave the model alone. */
        @WithDefault("5")
        int failures();

        /** For so long, then it gets one more try. */
        @WithDefault("30s")
        Duration pause();
    }

    /** Limits hold across replicas. A question that would go beyond one is not asked. */
    interface Budget {

        /** For one pull request, as long as it lives. */
        @WithDefault("600000")
        long pullRequestTokens();

        /** For one repository on one day (UTC). */
        @WithDefault("6000000")
        long repositoryTokens();

        /** For everything on one day (UTC). */
        @WithDefault("30000000")
        long dayTokens();

        /**
         * From 0 to 1: how much of a pull request's budget may go into what is written for people ({@code /ask}, {@code
         * /explain}, the summary). The rest is kept for reading what is pushed later.
         */
        @WithDefault("0.5")
        BigDecimal conversation();

        Optional<BigDecimal> pullRequestMoney();

        Optional<BigDecimal> repositoryMoney();

        Optional<BigDecimal> dayMoney();
    }
}
