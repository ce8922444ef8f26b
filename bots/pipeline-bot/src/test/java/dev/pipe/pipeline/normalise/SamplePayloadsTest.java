package dev.pipe.pipeline.normalise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * What becomes of each of GitHub's own sample payloads. They are not part of this project: give their folder by
 * {@code -Dpipe.webhooks.samples=/absolute/path}; without it this test is skipped.
 */
class SamplePayloadsTest {

    private static final String FOLDER = "pipe.webhooks.samples";

    private final PayloadReader reader = new PayloadReader();
    private final Normalise normalise = new Normalise((repo, sha) -> List.of());

    @Test
    void everySampleBecomesWhatTheTableSays() throws IOException {
        var folder = System.getProperty(FOLDER);
        assumeTrue(
                folder != null && !folder.isBlank(), "Skipped: no folder of sample payloads was given by -D" + FOLDER);
        assumeTrue(Files.isDirectory(Path.of(folder)), "Skipped: " + folder + " is not a folder");
        assertThat(outcomes(Path.of(folder)))
                .as("what becomes of the samples in %s, against sample-payloads.txt", folder)
                .containsExactlyInAnyOrderEntriesOf(expected());
    }

    private Map<String, String> outcomes(Path folder) throws IOException {
        var outcomes = new TreeMap<String, String>();
        try (var files = Files.list(folder)) {
            for (var file : files.filter(it -> it.toString().endsWith(".json")).toList()) {
                var name = file.getFileName().toString();
                var event = name.substring(0, name.indexOf('.'));
                var payload = reader.read(event, "sample", Files.readAllBytes(file));
                outcomes.put(name, describe(normalise.normalise(event, "sample", payload)));
            }
        }
        return outcomes;
    }

    private static String describe(Normalised normalised) {
        return switch (normalised) {
            case Normalised.NotNeeded(var reason) -> "not needed: " + reason;
            case Normalised.Facts(var facts) ->
                facts.stream()
                        .map(it -> it.fact().getClass().getSimpleName() + " "
                                + it.fact().key())
                        .collect(Collectors.joining(", "));
        };
    }

    private static Map<String, String> expected() throws IOException {
        try (InputStream table = SamplePayloadsTest.class.getResourceAsStream("sample-payloads.txt")) {
            return new String(table.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split(" -> ", 2))
                    .collect(Collectors.toMap(it -> it[0].strip(), it -> it[1].strip()));
        }
    }
}
