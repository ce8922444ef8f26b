package dev.pipe.pipeline.pipeyml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipe.common.config.Key;
import dev.pipe.common.config.RepositoryConfig;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** docs/pipe-yml.md: its reference is made of the records, and its examples are understood. */
class PipeYmlReferenceTest {

    private static final Path HOUSE = Path.of("..", "..");
    private static final Path DOCUMENT = HOUSE.resolve("docs/pipe-yml.md");
    private static final String BEGIN = "<!-- generated: PipeYmlReferenceTest with -Dpipe.docs.write=true -->\n";
    private static final String END = "<!-- end of generated -->\n";

    private final StringBuilder reference = new StringBuilder();

    @Test
    void theReferenceIsTheRecords() throws IOException {
        section("", RepositoryConfig.class);
        var document = Files.readString(DOCUMENT);
        var begin = document.indexOf(BEGIN) + BEGIN.length();
        var end = document.indexOf(END);
        if (Boolean.getBoolean("pipe.docs.write")) {
            document = document.substring(0, begin) + reference + document.substring(end);
            Files.writeString(DOCUMENT, document);
            end = document.indexOf(END);
        }
        assertThat(document.substring(begin, end))
                .as("docs/pipe-yml.md; write it: ./mvnw test -pl bots/pipeline-bot -am -Dpipe.docs.write=true")
                .isEqualTo(reference.toString());
    }

    @Test
    void everyExampleIsUnderstood() throws IOException {
        var examples = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(DOCUMENT))
                .results()
                .map(MatchResult::group)
                .map(block -> block.substring("```yaml\n".length(), block.length() - "```".length()))
                .toList();

        assertThat(examples).hasSizeGreaterThan(2);
        assertThat(examples)
                .allSatisfy(example ->
                        assertThat(ParsePipeYml.parse(example).problems()).isEmpty());
    }

    @Test
    void ourOwnFileIsGood() throws IOException {
        assertThat(ParsePipeYml.parse(Files.readString(HOUSE.resolve(PipeYml.PATH)))
                        .problems())
                .isEmpty();
    }

    private void section(String path, Class<?> type) {
        if (!path.isEmpty()) {
            reference.append("### `").append(path).append("`\n\n");
            reference.append("| Key | Value | What it does | When it is absent |\n|---|---|---|---|\n");
            Keys.of(type).forEach((name, component) -> row(name, component));
            reference.append('\n');
        }
        Keys.of(type).forEach((name, component) -> inside(path.isEmpty() ? name : path + "." + name, component));
    }

    private void row(String name, RecordComponent component) {
        var key = component.getAnnotation(Key.class);
        reference.append("| `%s` | %s | %s | %s |\n".formatted(name, value(component, key), key.value(), key.absent()));
    }

    private void inside(String path, RecordComponent component) {
        var type = component.getGenericType() instanceof ParameterizedType list
                ? (Class<?>) Keys.element(list)
                : component.getType();
        var shownAlready = path.startsWith("pipeline.routes.") && !path.endsWith(".when");
        if (type.isRecord() && !shownAlready) {
            section(path, type);
        }
    }

    private static String value(RecordComponent component, Key key) {
        return component.getGenericType() instanceof ParameterizedType list
                ? "list of " + value((Class<?>) Keys.element(list), key)
                : value(component.getType(), key);
    }

    private static String value(Class<?> type, Key key) {
        if (type.isEnum()) {
            return words(Keys.constants(type).stream().map(Keys::word).toList());
        } else if (type == Boolean.class) {
            return "`on`, `off`";
        } else if (type == Integer.class) {
            return "0 to " + key.atMost();
        } else if (type == Duration.class) {
            return "time: " + Span.EXAMPLES;
        }
        return type.isRecord() ? "section" : "text";
    }

    private static String words(List<String> words) {
        return words.stream().map(word -> "`" + word + "`").collect(Collectors.joining(", "));
    }
}
