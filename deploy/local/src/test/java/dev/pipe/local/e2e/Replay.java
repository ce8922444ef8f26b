package dev.pipe.local.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipe.local.replay.ReplayCommand;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import picocli.CommandLine;

/** {@code ./pipe replay}, as it is typed in the checkout whose suite runs. */
final class Replay {

    private static final String ROOT = "pipe.root";

    private Replay() {}

    /** What it says; it must succeed. */
    static String of(String checkout, String... arguments) throws IOException {
        var before = System.getProperty(ROOT, "");
        System.setProperty(ROOT, RunningSuite.besideTheCheckout(checkout).root().toString());
        try {
            var said = new StringWriter();
            var command = new CommandLine(new ReplayCommand()).setOut(new PrintWriter(said, true));
            assertThat(command.execute(arguments)).as(said.toString()).isZero();
            return said.toString();
        } finally {
            System.setProperty(ROOT, before);
        }
    }
}
