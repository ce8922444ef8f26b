package dev.pipe.review.model;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The model's tasks without a bot around them, for one change on somebody's own machine: no budget, no memory, nothing
 * counted; prompts, checks and limits of a reading are the same.
 */
public final class ModelAtHand implements AutoCloseable {

    private static final Duration CONNECT = Duration.ofSeconds(5);

    private final ModelConfig config;
    private final List<Endpoint> endpoints;
    private final AskModels models;
    private final AskWithCare care;
    private final AskQuestServer quest;
    private final PackHunks pack;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    public ModelAtHand(ModelConfig config) {
        this.config = config;
        var current = new CurrentQuestion();
        this.endpoints = Endpoint.all(config, name -> Breaker.NONE);
        this.models = new AskModels(endpoints, current, Purse.OPEN, CountQuestions.NOWHERE, Clock.systemUTC());
        this.care = new AskWithCare(models, current, AnswersAtHand.NONE, CountQuestions.NOWHERE, config, threads);
        var json = new ObjectMapper().configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, false);
        this.quest = new AskQuestServer(config, json, CountQuestions.NOWHERE);
        this.pack = new PackHunks(config);
    }

    /** Why no model can be asked at all, naming the property to set; empty when one can be reached. */
    public Optional<String> whyNot() {
        if (!models.isConfigured()) {
            return Optional.of("No model is configured: set pipe.llm.url (or PIPE_LLM_URL) to an OpenAI-compatible"
                    + " endpoint, http://HOST/v1, and pipe.llm.model and pipe.llm.api-key as it wants them");
        }
        var troubles = new ArrayList<String>();
        try (var client = HttpClient.newBuilder().connectTimeout(CONNECT).build()) {
            for (var endpoint : endpoints) {
                var trouble = unreachable(client, endpoint);
                if (trouble.isEmpty()) {
                    return Optional.empty();
                }
                troubles.add(trouble.get());
            }
        }
        return Optional.of(String.join("; ", troubles));
    }

    /** Any answer is one: what it is worth shows when it is asked. */
    private static Optional<String> unreachable(HttpClient client, Endpoint endpoint) {
        var base = endpoint.url().toString().replaceFirst("/+$", "");
        try {
            var probe = HttpRequest.newBuilder(java.net.URI.create(base + "/models"))
                    .timeout(CONNECT)
                    .build();
            client.send(probe, BodyHandlers.discarding());
            return Optional.empty();
        } catch (java.net.http.HttpConnectTimeoutException e) {
            return Optional.of(unreachable(endpoint, "it cannot be connected to in time"));
        } catch (HttpTimeoutException e) {
            return Optional.empty(); // it is there, and slow
        } catch (IOException | IllegalArgumentException e) {
            return Optional.of(unreachable(endpoint, e.getClass().getSimpleName()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.of(unreachable(endpoint, "stopped while it was asked"));
        }
    }

    private static String unreachable(Endpoint endpoint, String why) {
        return "The model " + endpoint.name() + " cannot be reached at " + endpoint.url() + " (" + why
                + "): is pipe.llm.url (or PIPE_LLM_URL) right?";
    }

    public ReadAlong reader() {
        var second = new DropWeakFindings(care, PlainPrompt.of(ScorePrompt.class, models), config);
        return new ReadAlong(care, models, pack, PlainPrompt.of(RisksPrompt.class, models), second, config);
    }

    public GroupChange grouping() {
        return new GroupChange(care, quest, PlainPrompt.of(GroupPrompt.class, models), config);
    }

    public SummariseChange words() {
        return new SummariseChange(
                care, config, new WriteText(care), PlainPrompt.of(SummaryPrompt.class, models), pack);
    }

    @Override
    public void close() {
        quest.stop();
        care.stop();
    }
}
