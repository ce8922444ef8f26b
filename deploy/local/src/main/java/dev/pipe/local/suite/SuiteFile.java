package dev.pipe.local.suite;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.pipe.sandbox.process.ReadyFile;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.Optional;

/**
 * {@code .pipe/suite.json}: everything that a script needs to work with the running suite. It holds secrets, so only its
 * owner may read it; it names no process, since a restarted part is another one ({@link ProcessFile} does).
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record SuiteFile(
        GitHub github,
        String webhookSecret,
        String apiToken,
        Kafka kafka,
        Map<String, Database> postgres,
        Map<String, Bot> bots) {

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    /** The fake GitHub: where its REST API and its pages are, and who may steer it. */
    public record GitHub(
            String url, String webUrl, String adminToken, long appId, long installationId, String appPrivateKeyFile) {}

    public record Kafka(String bootstrapServers) {}

    /** A bot's database; the URL alone is enough to connect. */
    public record Database(String jdbcUrl, String username, String password) {}

    public record Bot(String url) {}

    void writeTo(Checkout checkout) throws IOException {
        ReadyFile.write(checkout.suiteFile(), JSON.writeValueAsString(this) + "\n");
    }

    /** The running suite of a checkout; empty when none runs. */
    public static Optional<SuiteFile> of(Checkout checkout) throws IOException {
        if (!Files.exists(checkout.suiteFile())) {
            return Optional.empty();
        }
        return Optional.of(JSON.readValue(checkout.suiteFile().toFile(), SuiteFile.class));
    }

    /** Where a person signs in to see a page of review-bot; the token after the hash stays in the browser. */
    public String signIn(String page) {
        return url(BotName.REVIEW_BOT) + "/quest/sign-in?to=" + page + "#token=" + apiToken;
    }

    public String url(BotName bot) {
        return bots.get(bot.label()).url();
    }
}
