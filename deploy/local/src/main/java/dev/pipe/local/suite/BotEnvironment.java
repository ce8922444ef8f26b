package dev.pipe.local.suite;

import java.util.HashMap;
import java.util.Map;

/** The operator settings of the bots, as environment variables; they are the same as in a cluster. */
record BotEnvironment(SuiteFile suite, SuiteOptions options) {

    Map<String, String> of(BotName bot) {
        Map<String, String> environment = new HashMap<>();
        environment.put("KAFKA_BOOTSTRAP_SERVERS", suite.kafka().bootstrapServers());
        SuiteFile.Database database = suite.postgres().get(bot.label());
        environment.put("QUARKUS_DATASOURCE_JDBC_URL", database.jdbcUrl());
        environment.put("QUARKUS_DATASOURCE_USERNAME", database.username());
        environment.put("QUARKUS_DATASOURCE_PASSWORD", database.password());
        environment.put("PIPE_GITHUB_ENDPOINT", suite.github().url());
        environment.putAll(identity());
        // the local GitHub has no budget for content, and people watch
        environment.put("PIPE_GITHUB_WRITES_APART", "0s");
        environment.put("PIPE_GITHUB_WRITES_PER_MINUTE", "0");
        environment.put("PIPE_GITHUB_WRITES_PER_HOUR", "0");
        environment.put("PIPE_GITHUB_LIMIT_PAUSE", "2s");
        environment.put("PIPE_API_TOKEN", suite.apiToken());
        environment.put("PIPE_LOG_JSON", "false");
        if (bot == BotName.PIPELINE_BOT) {
            environment.put("PIPE_WEBHOOK_SECRET", suite.webhookSecret());
            environment.put("PIPE_PIPELINE_PUBLIC_URL", suite.url(bot));
            environment.put("PIPE_PIPELINE_QUEST_URL", suite.url(BotName.REVIEW_BOT));
        }
        if (bot == BotName.REVIEW_BOT) {
            environment.put("PIPE_REVIEW_QUEST_URL", suite.url(bot));
        }
        options.otlpEndpoint().ifPresent(endpoint -> environment.put("PIPE_OTLP_ENDPOINT", endpoint));
        options.llmUrl().ifPresent(url -> environment.put("PIPE_LLM_URL", url));
        environment.putAll(options.environment().getOrDefault(bot, Map.of()));
        return environment;
    }

    private Map<String, String> identity() {
        return switch (options.who()) {
            case APP ->
                Map.of(
                        "PIPE_GITHUB_APP_ID",
                        "" + suite.github().appId(),
                        "PIPE_GITHUB_APP_PRIVATE_KEY_FILE",
                        suite.github().appPrivateKeyFile());
            case PERSON -> Map.of("PIPE_GITHUB_TOKEN", suite.github().adminToken());
        };
    }
}
