package dev.pipe.review.risk;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The rules this build ships with. A mistake in a rule stops the start, not a review. */
record RuleBook(List<Rule> rules) {

    private static final List<String> CHAPTERS = List.of(
            "code", "web", "sinks", "languages", "crypto", "platform", "pipeline", "delivery", "migration", "craft");
    private static final Pattern NAMED = Pattern.compile("⟨([a-z-]+)⟩");

    static RuleBook shipped() {
        var yaml = new ObjectMapper(new YAMLFactory())
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .registerModule(new SimpleModule().addDeserializer(Pattern.class, new Alternatives(words())));
        return new RuleBook(CHAPTERS.stream()
                .flatMap(chapter -> read(yaml, chapter, new TypeReference<List<ObjectNode>>() {}).stream())
                .flatMap(RuleBook::byLanguage)
                .map(rule -> yaml.convertValue(rule, Rule.class))
                .toList());
    }

    /** A pattern of some languages alone, {@code - php ruby: pattern}, makes a rule of its own. */
    private static Stream<ObjectNode> byLanguage(ObjectNode rule) {
        var ofLanguages = new LinkedHashMap<String, ArrayNode>();
        rule.path("match").forEach(pattern -> {
            var languages = pattern.isObject() ? pattern.fieldNames().next() : "";
            ofLanguages
                    .computeIfAbsent(languages, any -> rule.arrayNode())
                    .add(pattern.isObject() ? pattern.get(languages) : pattern);
        });
        if (ofLanguages.keySet().stream().allMatch(String::isEmpty)) {
            return Stream.of(rule);
        }
        var rules = new ArrayList<ObjectNode>();
        ofLanguages.forEach((languages, patterns) -> {
            var part = rule.deepCopy();
            part.set("match", patterns);
            if (!languages.isEmpty()) {
                var in = part.putArray("in");
                Stream.of(languages.split(" ")).forEach(in::add);
            }
            rules.add(rules.isEmpty() ? part : part.without(List.of("bad", "good", "mild")));
        });
        return rules.stream();
    }

    private static Map<String, String> words() {
        return read(new ObjectMapper(new YAMLFactory()), "words", new TypeReference<>() {});
    }

    private static <T> T read(ObjectMapper yaml, String chapter, TypeReference<T> type) {
        var resource = "/dev/pipe/review/rules/" + chapter + ".yml";
        try (var in = RuleBook.class.getResourceAsStream(resource)) {
            return yaml.readValue(in, type);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the rules in " + resource, e);
        }
    }

    /** A pattern, or a list of them of which one must match; {@code ⟨name⟩} stands for a pattern of words.yml. */
    private static final class Alternatives extends StdDeserializer<Pattern> {

        private final transient Map<String, String> words;

        Alternatives(Map<String, String> words) {
            super(Pattern.class);
            this.words = words;
        }

        @Override
        public Pattern deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            var node = parser.<JsonNode>readValueAsTree();
            var regex = node.isTextual()
                    ? node.textValue()
                    : StreamSupport.stream(node.spliterator(), false)
                            .map(JsonNode::textValue)
                            .collect(Collectors.joining("|"));
            return Pattern.compile(spelledOut(regex));
        }

        private String spelledOut(String regex) {
            return NAMED.matcher(regex).replaceAll(name -> {
                var word = words.get(name.group(1));
                if (word == null) {
                    throw new IllegalArgumentException("No pattern is called " + name.group());
                }
                return Matcher.quoteReplacement("(?:" + spelledOut(word) + ")");
            });
        }
    }
}
