package dev.pipe.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import picocli.CommandLine;

class PipeTest {

    @TestFactory
    Stream<DynamicTest> everyCommandTellsHowItIsUsed() {
        return paths(Pipe.commandLine(), List.of("pipe")).stream()
                .map(path -> DynamicTest.dynamicTest(String.join(" ", path), () -> {
                    var out = new StringWriter();
                    var arguments = new ArrayList<>(path.subList(1, path.size()));
                    arguments.add("--help");

                    var code =
                            Pipe.commandLine().setOut(new PrintWriter(out)).execute(arguments.toArray(String[]::new));

                    assertThat(code).isZero();
                    assertThat(out.toString()).contains("Usage: " + String.join(" ", path));
                }));
    }

    @Test
    void theListOfCommandsTellsEachInOneSentence() {
        assertThat(Pipe.commandLine().getSubcommands().values()).isNotEmpty().allSatisfy(command -> {
            var usage = command.getCommandSpec().usageMessage();
            assertThat(Stream.of(usage.header(), usage.description())
                            .filter(lines -> lines.length > 0)
                            .findFirst())
                    .hasValueSatisfying(lines -> assertThat(lines[0]).endsWith("."));
        });
    }

    private static List<List<String>> paths(CommandLine command, List<String> path) {
        var paths = new ArrayList<List<String>>();
        paths.add(path);
        command.getSubcommands().forEach((name, sub) -> {
            var longer = new ArrayList<>(path);
            longer.add(name);
            paths.addAll(paths(sub, longer));
        });
        return paths;
    }
}
