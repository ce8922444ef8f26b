package dev.pipe.review.model;

import dev.pipe.sandbox.llm.StubLlm;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/** Gives the bot a model that does what a test tells it over HTTP. */
public class StubModelResource implements QuarkusTestResourceLifecycleManager {

    private StubLlm model;

    @Override
    public Map<String, String> start() {
        try {
            model = StubLlm.start(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Map.of(
                "pipe.llm.url", model.url(),
                "pipe.llm.timeout", "5s",
                "pipe.llm.price.input", "1", // so that something costs something
                "pipe.llm.price.output", "1",
                "pipe.llm.breaker.failures", "1000", // a test of failures does not shut the model to the next one
                "pipe.llm.budget.day-tokens", "1000000000");
    }

    @Override
    public void stop() {
        model.close();
    }
}
