package dev.pipe.review.model;

import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.exception.RateLimitException;
import dev.langchain4j.exception.TimeoutException;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.pipe.common.secrets.CredentialMask;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * The one way to a model: masks every message once more, asks the first model that answers, pays and counts. What goes
 * wrong is a {@link ModelTrouble} whose words are ours.
 */
@ApplicationScoped
@Typed(AskModels.class)
public class AskModels implements ChatModel {

    private static final Logger LOG = Logger.getLogger(AskModels.class);

    private final List<Endpoint> endpoints;
    private final CurrentQuestion current;
    private final Purse spending;
    private final CountQuestions meters;
    private final Clock clock;

    @Inject
    AskModels(ModelConfig config, CurrentQuestion current, Purse spending, CountQuestions meters, Clock clock) {
        this(
                Endpoint.all(config, name -> LeaveAlone.whileFailing(name, config.breaker())),
                current,
                spending,
                meters,
                clock);
    }

    AskModels(List<Endpoint> endpoints, CurrentQuestion current, Purse spending, CountQuestions meters, Clock clock) {
        this.endpoints = List.copyOf(endpoints);
        this.current = current;
        this.spending = spending;
        this.meters = meters;
        this.clock = clock;
    }

    boolean isConfigured() {
        return !endpoints.isEmpty();
    }

    /** In the order in which they are asked. */
    List<String> names() {
        return endpoints.stream().map(Endpoint::name).toList();
    }

    /** What a health check says. */
    String state() {
        return endpoints.isEmpty() ? "none configured" : String.join(", then ", names());
    }

    @Override
    public ChatResponse chat(ChatRequest request) {
        var masked = ChatRequest.builder()
                .messages(request.messages().stream().map(AskModels::masked).toList())
                .parameters(request.parameters())
                .build();
        ModelTrouble last = null;
        for (var endpoint : endpoints) {
            try {
                return ask(endpoint, masked);
            } catch (ModelTrouble e) {
                if (e.outcome() == ModelOutcome.OVER_BUDGET || e.isOfNobody()) {
                    throw e; // another model spends the same budget, and nobody would hear it
                }
                last = e;
            }
        }
        throw last == null ? new ModelTrouble(ModelOutcome.FAILED, "No model is configured", null) : last;
    }

    private ChatResponse ask(Endpoint endpoint, ChatRequest request) {
        var question = current.get();
        var began = clock.instant();
        try (var reserved = spending.reserve(question, endpoint, Tokens.of(request))) {
            var response = answer(endpoint, request, reserved);
            var used = Tokens.used(request, response);
            reserved.settle(used);
            current.answeredBy(endpoint.name());
            meters.spent(question.task(), used, endpoint.cost(used.input(), used.output()));
            done(question, endpoint, ModelOutcome.ANSWERED, Duration.between(began, clock.instant()));
            return response;
        } catch (ModelTrouble e) {
            done(question, endpoint, e.outcome(), Duration.between(began, clock.instant()));
            throw e;
        } catch (Exception e) { // whatever a client or a network comes up with
            var trouble = trouble(e);
            LOG.debug("The model's failure", e); // its message may hold what the model or the prompt said
            done(question, endpoint, trouble.outcome(), Duration.between(began, clock.instant()));
            throw trouble;
        }
    }

    private static ChatResponse answer(Endpoint endpoint, ChatRequest request, Purse.Reservation reserved)
            throws Exception {
        try {
            return endpoint.breaker().call(() -> endpoint.model().chat(request));
        } catch (Exception e) {
            var trouble = trouble(e);
            if (trouble.outcome() == ModelOutcome.TIMED_OUT) {
                reserved.keep();
            }
            throw trouble;
        }
    }

    private void done(Question question, Endpoint endpoint, ModelOutcome outcome, Duration took) {
        meters.asked(question.task(), outcome, took);
        LOG.infof(
                "Model %s, prompt %s, %s: %s in %d ms",
                endpoint.name(),
                question.task().prompt(),
                question.about().pullRequest(),
                outcome.label(),
                took.toMillis());
    }

    private static ModelTrouble trouble(Exception e) {
        for (Throwable at = e; at != null; at = at.getCause()) {
            if (at instanceof ModelTrouble known) {
                return known;
            }
            if (at instanceof RateLimitException
                    || at.getMessage() != null && at.getMessage().contains("429")) {
                return new ModelTrouble(ModelOutcome.RATE_LIMITED, "The model takes no more questions for now", e);
            }
            if (at instanceof InterruptedException) {
                return new ModelTrouble(ModelOutcome.TIMED_OUT, ModelTrouble.NOT_DONE, at);
            }
            if (at instanceof TimeoutException || at instanceof java.util.concurrent.TimeoutException) {
                return new ModelTrouble(ModelOutcome.TIMED_OUT, "The model did not answer in time", e);
            }
        }
        return new ModelTrouble(
                ModelOutcome.FAILED, "The model did not answer: " + e.getClass().getSimpleName(), e);
    }

    private static ChatMessage masked(ChatMessage message) {
        return switch (message) {
            case UserMessage user -> UserMessage.from(CredentialMask.mask(user.singleText()));
            case SystemMessage system -> SystemMessage.from(CredentialMask.mask(system.text()));
            default -> message;
        };
    }
}
