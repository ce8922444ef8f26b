package dev.pipe.review.model;

import dev.langchain4j.model.chat.response.ChatResponse;
import io.smallrye.faulttolerance.api.Guard;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Callable;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;

/** Leaves a model alone while it fails. */
final class LeaveAlone implements Breaker {

    private final Guard guard;

    private LeaveAlone(Guard guard) {
        this.guard = guard;
    }

    static LeaveAlone whileFailing(String model, ModelConfig.Breaker config) {
        return new LeaveAlone(Guard.create()
                .withDescription(model)
                .withCircuitBreaker()
                .requestVolumeThreshold(config.failures())
                .failureRatio(1)
                .delay(config.pause().toMillis(), ChronoUnit.MILLIS)
                .done()
                .build());
    }

    @Override
    public ChatResponse call(Callable<ChatResponse> question) throws Exception {
        try {
            return guard.call(question, ChatResponse.class);
        } catch (CircuitBreakerOpenException e) {
            throw new ModelTrouble(
                    ModelOutcome.LEFT_ALONE, "The model failed too often just now and is left alone for a while", e);
        }
    }
}
