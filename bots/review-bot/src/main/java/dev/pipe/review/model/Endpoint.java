package dev.pipe.review.model;

import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.openai.OpenAiChatModel;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * One model somewhere, with what stands before it.
 *
 * @param inputPrice for a million tokens
 */
record Endpoint(String name, URI url, ChatModel model, Breaker breaker, BigDecimal inputPrice, BigDecimal outputPrice) {

    private static final double TEMPERATURE = 0.2;

    /**
     * The configured models, the first choice first; empty when none is configured.
     *
     * @param breaker by a model's name
     */
    static List<Endpoint> all(ModelConfig config, Function<String, Breaker> breaker) {
        var url = config.url().filter(it -> !it.toString().isBlank());
        if (url.isEmpty()) {
            return List.of();
        }
        var all = new ArrayList<Endpoint>();
        all.add(endpoint(config, url.get(), config.model(), config.apiKey().orElse("none"), config.price())
                .behind(breaker.apply(config.model())));
        for (var next : config.fallbacks()) {
            var sameHost = next.url().isEmpty() || next.url().equals(url);
            var key = next.apiKey().or(() -> sameHost ? config.apiKey() : java.util.Optional.empty());
            all.add(endpoint(config, next.url().orElse(url.get()), next.model(), key.orElse("none"), next.price())
                    .behind(breaker.apply(next.model())));
        }
        return List.copyOf(all);
    }

    BigDecimal cost(long input, long output) {
        return inputPrice
                .multiply(BigDecimal.valueOf(input))
                .add(outputPrice.multiply(BigDecimal.valueOf(output)))
                .movePointLeft(6);
    }

    private static Endpoint endpoint(ModelConfig config, URI url, String model, String key, ModelConfig.Price price) {
        var chat = OpenAiChatModel.builder()
                .baseUrl(url.toString())
                .apiKey(key)
                .modelName(model)
                .temperature(TEMPERATURE)
                .maxTokens(config.answerTokens())
                .timeout(inSeconds(config.timeout()))
                .maxRetries(0) // the next model is asked instead
                .logRequests(false) // a prompt holds somebody's code
                .logResponses(false)
                .build();
        return new Endpoint(model, url, chat, Breaker.NONE, price.input(), price.output());
    }

    private Endpoint behind(Breaker before) {
        return new Endpoint(name, url, model, before, inputPrice, outputPrice);
    }

    /** The client counts in whole seconds, and takes 0 for "no end". */
    private static Duration inSeconds(Duration timeout) {
        return timeout.toMillisPart() == 0 && timeout.isPositive()
                ? timeout
                : timeout.truncatedTo(ChronoUnit.SECONDS).plusSeconds(1);
    }
}
