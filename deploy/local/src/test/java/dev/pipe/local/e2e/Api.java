package dev.pipe.local.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pipe.local.suite.BotName;
import dev.pipe.local.suite.SuiteFile;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/** What the bots tell by HTTP. */
record Api(SuiteFile suite, HttpClient client) {

    /** What became of a delivery; empty when pipeline-bot has not looked at it yet, or does not answer. */
    Optional<JsonNode> delivery(String guid) throws IOException, InterruptedException {
        var answer = ask(BotName.PIPELINE_BOT, "/api/deliveries/" + guid);
        return answer.statusCode() == 200 ? Optional.of(GitHub.JSON.readTree(answer.body())) : Optional.empty();
    }

    /** The runs of a pull request, newest first. */
    JsonNode runs(int number) throws IOException, InterruptedException {
        var name = URLEncoder.encode(Playground.REPOSITORY + "#" + number, StandardCharsets.UTF_8);
        return GitHub.JSON.readTree(
                ask(BotName.PIPELINE_BOT, "/api/runs?pullRequest=" + name).body());
    }

    String ledgerVerdict() throws IOException, InterruptedException {
        return GitHub.JSON
                .readTree(ask(BotName.GOVERNANCE_BOT, "/api/ledger/verify").body())
                .path("verdict")
                .asText();
    }

    String metrics(BotName bot) throws IOException, InterruptedException {
        return ask(bot, "/q/metrics").body();
    }

    boolean isReady(BotName bot) throws InterruptedException {
        try {
            return ask(bot, "/q/health/ready").statusCode() == 200;
        } catch (IOException e) {
            return false; // it is down, or just going down
        }
    }

    private HttpResponse<String> ask(BotName bot, String path) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(suite.url(bot) + path))
                .timeout(Duration.ofSeconds(20))
                .header("Authorization", "Bearer " + suite.apiToken())
                .header("Accept", "text/plain, application/json")
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }
}
