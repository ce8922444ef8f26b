package dev.pipe.review.risk;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Stream;

/** The rules this build ships with. A mistake in a rule stops the start, not a review. */
record RuleBook(List<Rule> rules) {

    private static final List<String> CHAPTERS = List.of("code", "web", "platform", "delivery", "craft");

    static RuleBook shipped() {
        var yaml = new ObjectMapper(new YAMLFactory()).enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
        return new RuleBook(
                CHAPTERS.stream().flatMap(chapter -> read(yaml, chapter)).toList());
    }

    private static Stream<Rule> read(ObjectMapper yaml, String chapter) {
        var resource = "/dev/pipe/review/rules/" + chapter + ".yml";
        try (var in = RuleBook.class.getResourceAsStream(resource)) {
            return yaml.readValue(in, new TypeReference<List<Rule>>() {}).stream();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the rules in " + resource, e);
        }
    }
}
