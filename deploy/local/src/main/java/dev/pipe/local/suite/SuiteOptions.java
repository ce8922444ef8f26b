package dev.pipe.local.suite;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a run of the suite has different from the ordinary one. */
public record SuiteOptions(
        Set<BotName> without,
        Map<BotName, Map<String, String>> environment,
        Optional<String> llmUrl,
        Optional<String> otlpEndpoint,
        As who) {

    /** As whom the bots act on GitHub. */
    public enum As {
        APP,
        PERSON
    }

    public SuiteOptions {
        without = Set.copyOf(without);
        environment = Map.copyOf(environment);
    }

    public static SuiteOptions ordinary() {
        return new SuiteOptions(Set.of(), Map.of(), Optional.empty(), Optional.empty(), As.APP);
    }

    /** The suite with these bots left out. */
    public SuiteOptions leavingOut(Set<BotName> bots) {
        return new SuiteOptions(bots, environment, llmUrl, otlpEndpoint, who);
    }

    /** One more environment variable for one bot. */
    public SuiteOptions with(BotName bot, String variable, String value) {
        Map<BotName, Map<String, String>> all = new EnumMap<>(BotName.class);
        all.putAll(environment);
        Map<String, String> ofBot = new HashMap<>(all.getOrDefault(bot, Map.of()));
        ofBot.put(variable, value);
        all.put(bot, Map.copyOf(ofBot));
        return new SuiteOptions(without, all, llmUrl, otlpEndpoint, who);
    }

    /** One more environment variable for every bot. */
    public SuiteOptions with(String variable, String value) {
        SuiteOptions options = this;
        for (BotName bot : BotName.values()) {
            options = options.with(bot, variable, value);
        }
        return options;
    }

    /** Points the bots at a model. */
    public SuiteOptions withLlm(String url) {
        return new SuiteOptions(without, environment, Optional.of(url), otlpEndpoint, who);
    }

    /** Sends the bots' traces there, by OTLP over HTTP. */
    public SuiteOptions withTraces(String endpoint) {
        return new SuiteOptions(without, environment, llmUrl, Optional.of(endpoint), who);
    }

    /** Lets the bots act by the personal token of the fake GitHub's administrator instead of as its App. */
    public SuiteOptions asPerson() {
        return new SuiteOptions(without, environment, llmUrl, otlpEndpoint, As.PERSON);
    }
}
