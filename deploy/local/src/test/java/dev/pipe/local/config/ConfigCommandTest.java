package dev.pipe.local.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** {@code ./pipe config check}: without a suite, with the bot's own parser. */
class ConfigCommandTest {

    @TempDir
    private Path directory;

    private final StringWriter out = new StringWriter();

    @Test
    void aGoodFileIsGood() throws IOException {
        assertThat(check("pipeline: {mode: enforce}\n")).isZero();
        assertThat(out.toString()).endsWith("pipe.yml: good" + System.lineSeparator());
    }

    @Test
    void aBadOneIsShownAsACompilerWouldAndFails() throws IOException {
        assertThat(check("merge:\n  methd: squash\nzebra: 1\n")).isEqualTo(1);
        assertThat(out.toString())
                .contains("pipe.yml:2:3: merge: `methd` is not a key here", "Did you mean `method`?", "pipe.yml:3:1: ");
    }

    private int check(String text) throws IOException {
        var file = Files.writeString(directory.resolve("pipe.yml"), text);
        return new CommandLine(new ConfigCommand()).setOut(new PrintWriter(out)).execute("check", file.toString());
    }
}
