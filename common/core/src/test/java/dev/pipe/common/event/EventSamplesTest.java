package dev.pipe.common.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pipe.common.bus.EventJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each version of each event as it was written when it was new, kept for good: whatever an older bot has put on the bus,
 * this one reads. A sample is never changed; a new version or a new field adds a sample.
 */
class EventSamplesTest {

    private static final Path SAMPLES = Path.of("src/test/resources/events");

    private final EventJson json = new EventJson();
    private final ObjectMapper mapper = new ObjectMapper();

    static List<EventCatalogue.Entry> types() {
        return EventCatalogue.entries();
    }

    @ParameterizedTest
    @MethodSource("types")
    void everyTypeHasASample(EventCatalogue.Entry entry) throws IOException {
        var first = SAMPLES.resolve(entry.type() + ".json");
        if (Boolean.getBoolean("pipe.docs.write") && Files.notExists(first)) {
            Files.createDirectories(SAMPLES);
            Files.write(
                    first,
                    mapper.writerWithDefaultPrettyPrinter()
                            .writeValueAsBytes(mapper.readTree(json.write(SampleEvents.of(entry.record())))));
        }
        assertThat(first)
                .as(
                        "a first sample of %s; write it: ./mvnw test -pl common/core -am -Dpipe.docs.write=true",
                        entry.type())
                .exists();
    }

    static Stream<Path> samples() throws IOException {
        return Files.list(SAMPLES).sorted();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void everySampleIsReadAndNothingOfItIsLost(Path sample) throws IOException {
        var type = sample.getFileName().toString().replaceFirst("(\\.\\d+)?\\.json$", "");
        var written = mapper.readTree(Files.readAllBytes(sample));

        var again = mapper.readTree(json.write(json.read(type, Files.readAllBytes(sample))));

        contains(again, written, sample.getFileName().toString());
    }

    /** A later version may write more than the sample has, never less. */
    private static void contains(JsonNode actual, JsonNode sample, String path) {
        if (sample.isObject()) {
            sample.properties().forEach(field -> {
                if (!actual.has(field.getKey())) {
                    fail("%s lost its field %s", path, field.getKey());
                }
                contains(actual.get(field.getKey()), field.getValue(), path + "/" + field.getKey());
            });
        } else if (sample.isArray()) {
            assertThat(actual).as(path).hasSameSizeAs(sample);
            for (var i = 0; i < sample.size(); i++) {
                contains(actual.get(i), sample.get(i), path + "/" + i);
            }
        } else {
            assertThat(actual).as(path).isEqualTo(sample);
        }
    }
}
