package dev.pipe.local.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the documents name is there. */
class DocumentsTest {

    private static final Path ROOT = Path.of("../..");
    private static final Pattern CODE = Pattern.compile("`([a-z.]+\\.)?([A-Z][A-Za-z]+)(?:\\([A-Z]+\\))?`");
    private static final Pattern LINK = Pattern.compile("]\\(([^)#:]+)\\)");

    @Test
    void everyClassOnTheWayOfAPullRequestExists() throws IOException {
        var classes = sources();
        var named = new TreeSet<String>();
        var text = Files.readString(ROOT.resolve("docs/life-of-a-pull-request.md"));
        CODE.matcher(text).results().forEach(match -> named.add(match.group(2)));
        assertThat(named).hasSizeGreaterThan(20);
        assertThat(classes).as("classes and records of the suite").containsAll(named);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "README.md",
                "docs/life-of-a-pull-request.md",
                "docs/quest.md",
                "bots/pipeline-bot/README.md",
                "bots/review-bot/README.md",
                "bots/governance-bot/README.md",
                "bots/memory-bot/README.md",
                "bots/infra-bot/README.md",
                "common/sandbox/README.md"
            })
    void linksLeadSomewhere(String document) throws IOException {
        var file = ROOT.resolve(document);
        var targets = LINK.matcher(Files.readString(file))
                .results()
                .map(match -> match.group(1))
                .toList();
        assertThat(targets)
                .allSatisfy(target -> assertThat(file.resolveSibling(target)).exists());
    }

    /** Simple names of top-level classes, and of the records nested in the events. */
    private static Set<String> sources() throws IOException {
        var names = new TreeSet<String>();
        for (var home : List.of("common", "bots", "deploy")) {
            try (Stream<Path> files = Files.walk(ROOT.resolve(home))) {
                for (var file : files.filter(path -> path.toString().contains("src/main/java")
                                && path.toString().endsWith(".java"))
                        .collect(Collectors.toList())) {
                    names.add(file.getFileName().toString().replace(".java", ""));
                    if (file.toString().contains("common/event")
                            || file.toString().contains("common/github")) {
                        Pattern.compile("record (\\w+)")
                                .matcher(Files.readString(file))
                                .results()
                                .forEach(match -> names.add(match.group(1)));
                    }
                }
            }
        }
        return names;
    }
}
