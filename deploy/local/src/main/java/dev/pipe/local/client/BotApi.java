package dev.pipe.local.client;

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

/** The bots' own API, with the suite's token. */
public final class BotApi {

    private final SuiteFile suite;
    private final HttpClient client;

    public BotApi(SuiteFile suite, HttpClient client) {
        this.suite = suite;
        this.client = client;
    }

    /** The runs of a pull request, newest first. */
    public JsonNode runs(String pullRequest) throws IOException {
        return get(BotName.PIPELINE_BOT, "/api/runs?pullRequest=" + encoded(pullRequest));
    }

    /** What became of a delivery; empty when pipeline-bot knows nothing of it yet, or does not answer. */
    public Optional<JsonNode> delivery(String guid) {
        try {
            return find(BotName.PIPELINE_BOT, "/api/deliveries/" + guid);
        } catch (IOException unknown) {
            return Optional.empty();
        }
    }

    /** Prometheus text. */
    public String metrics(BotName bot) throws IOException {
        return send(bot, "/q/metrics", request(bot, "/q/metrics").header("Accept", "text/plain"))
                .orElseThrow(() -> new IOException(bot.label() + " has no metrics"));
    }

    public JsonNode why(String pullRequest) throws IOException {
        return get(BotName.PIPELINE_BOT, "/api/why?pullRequest=" + encoded(pullRequest));
    }

    /** What would happen to a pull request: under its file of now, or as if this text were it. */
    public JsonNode explain(String pullRequest, Optional<String> file) throws IOException {
        var path = "/api/config/explain?pullRequest=" + encoded(pullRequest);
        var request = request(BotName.PIPELINE_BOT, path);
        file.ifPresent(text -> request.header("Content-Type", "text/plain; charset=utf-8")
                .POST(HttpRequest.BodyPublishers.ofString(text)));
        return json(send(BotName.PIPELINE_BOT, path, request))
                .orElseThrow(() -> new IOException("GitHub shows the suite no pull request " + pullRequest));
    }

    public JsonNode ledger() throws IOException {
        return get(BotName.GOVERNANCE_BOT, "/api/ledger?limit=1000");
    }

    public JsonNode verifyLedger() throws IOException {
        return get(BotName.GOVERNANCE_BOT, "/api/ledger/verify");
    }

    public JsonNode get(BotName bot, String path) throws IOException {
        return find(bot, path).orElseThrow(() -> new IOException(bot.label() + " answers 404 to " + path));
    }

    /** Empty when there is no such thing. */
    public Optional<JsonNode> find(BotName bot, String path) throws IOException {
        return json(send(bot, path, request(bot, path)));
    }

    /** Empty when there is no such thing to do it to. */
    public Optional<JsonNode> post(BotName bot, String path) throws IOException {
        return json(send(bot, path, request(bot, path).POST(HttpRequest.BodyPublishers.noBody())));
    }

    private static Optional<JsonNode> json(Optional<String> text) throws IOException {
        return text.isEmpty() ? Optional.empty() : Optional.of(GitHubUser.JSON.readTree(text.get()));
    }

    private HttpRequest.Builder request(BotName bot, String path) {
        return HttpRequest.newBuilder(URI.create(suite.url(bot) + path))
                .timeout(Duration.ofSeconds(20))
                .header("Authorization", "Bearer " + suite.apiToken());
    }

    private Optional<String> send(BotName bot, String path, HttpRequest.Builder request) throws IOException {
        try {
            var response = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() == 404) {
                return Optional.empty();
            }
            if (response.statusCode() != 200) {
                throw new IOException(
                        bot.label() + " answers " + response.statusCode() + " to " + path + detail(response.body()));
            }
            return Optional.of(response.body());
        } catch (java.net.ConnectException e) {
            throw new IOException(bot.label() + " does not answer at " + suite.url(bot), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while asking " + bot.label(), e);
        }
    }

    /** What a problem+json says. */
    private static String detail(String body) throws IOException {
        var problem = body.startsWith("{")
                ? GitHubUser.JSON.readTree(body).path("detail").asText("")
                : "";
        return problem.isEmpty() ? "" : ": " + problem;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
