package dev.pipe.local.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pipe.local.suite.BotName;
import dev.pipe.local.suite.SuiteFile;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** What became of an accepted delivery, as pipeline-bot tells once it has looked at it. */
record Outcome(String text, boolean failed) {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final ObjectMapper JSON = new ObjectMapper();

    static Outcome of(String guid, SuiteFile suite, HttpClient client) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(suite.url(BotName.PIPELINE_BOT) + "/api/deliveries/" + guid))
                .header("Authorization", "Bearer " + suite.apiToken())
                .timeout(PATIENCE)
                .build();
        Instant deadline = Instant.now().plus(PATIENCE);
        while (true) {
            var response = client.send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() == 200) {
                return of(JSON.readTree(response.body()));
            }
            if (response.statusCode() != 404) {
                return new Outcome("pipeline-bot does not tell: " + response.statusCode(), true);
            }
            if (Instant.now().isAfter(deadline)) {
                return new Outcome("accepted, and not looked at within " + PATIENCE.toSeconds() + " s", true);
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    static Outcome of(JsonNode delivery) {
        return switch (delivery.path("status").asText()) {
            case "NORMALISED" -> new Outcome(facts(delivery.path("facts")), false);
            case "NOT_NEEDED" ->
                new Outcome("not needed: " + delivery.path("notNeeded").asText(), false);
            default -> new Outcome("FAILED: " + delivery.path("failure").asText(delivery.toString()), true);
        };
    }

    private static String facts(JsonNode facts) {
        List<String> texts = new ArrayList<>();
        for (JsonNode fact : facts) {
            texts.add(fact.path("type").asText() + " for " + fact.path("key").asText());
        }
        return texts.isEmpty() ? "no fact" : String.join(", ", texts);
    }
}
