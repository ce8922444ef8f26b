package dev.pipe.local.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipe.local.load.ChaosCommand;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** A short storm of every kind of trouble, the same one each time, as a user would run it. */
@Tag("long")
class ChaosIT {

    @BeforeAll
    static void makeRoom() throws Exception {
        RunningSuite.stop();
    }

    @Test
    void aMinuteOfChaosLosesNothingAndDoublesNothing() throws Exception {
        var root = RunningSuite.besideTheCheckout("chaos").root().toString();
        System.setProperty("pipe.root", root);
        try {
            assertThat(new CommandLine(new ChaosCommand()).execute("--minutes", "0.8", "--every", "6", "--seed", "11"))
                    .as("the report above says what was lost; logs are in %s/.pipe/logs", root)
                    .isZero();
        } finally {
            System.clearProperty("pipe.root");
        }
    }
}
