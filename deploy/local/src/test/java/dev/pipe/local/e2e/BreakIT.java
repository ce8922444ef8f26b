package dev.pipe.local.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipe.local.Pipe;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The demo without one of its bots or rules fails, and the checker names what that one would have done. */
@Tag("long")
class BreakIT {

    private static final int MINUTES = 6;

    @BeforeAll
    static void makeRoom() throws Exception {
        RunningSuite.stop();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            pipeline-bot   | pipeline-bot merges
            review-bot     | review-bot comments beside the credential
            governance-bot | governance-bot sees BNI-AXIS and asks for two approvals
            memory-bot     | memory-bot recalls the earlier decision
            infra-bot      | infra-bot holds merges while review-bot is silent, and lets go by itself
            two-approvals  | governance-bot sees BNI-AXIS and asks for two approvals
            hold           | infra-bot holds merges while review-bot is silent, and lets go by itself
            auto-merge     | pipeline-bot merges
            """)
    void theDemoWithoutItFailsAndNamesWhatIsMissing(String broken, String line) throws Exception {
        var checkout = RunningSuite.besideTheCheckout("without-" + broken);
        var log = checkout.root().resolve("demo.log");
        var demo = new ProcessBuilder(command(checkout.root(), broken))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            assertThat(demo.waitFor(MINUTES, TimeUnit.MINUTES))
                    .as("the demo ends within %d minutes; its output is %s", MINUTES, log)
                    .isTrue();
        } finally {
            demo.destroy();
        }
        var said = Files.readString(log);
        assertThat(demo.exitValue()).as(said).isEqualTo(1);
        assertThat(said).contains("MISSING " + line).contains("The story did NOT come true");
    }

    private static List<String> command(Path root, String broken) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-Dpipe.root=" + root,
                "-cp",
                System.getProperty("java.class.path"),
                Pipe.class.getName(),
                "demo",
                "--once",
                "--break",
                broken);
    }
}
