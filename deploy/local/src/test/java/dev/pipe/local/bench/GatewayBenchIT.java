package dev.pipe.local.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipe.local.suite.Checkout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The measurement itself, for a moment: not its figures, but that it counts what it should. */
@Tag("long")
class GatewayBenchIT {

    @Test
    void everyAcceptedDeliveryIsCountedAgainAndBecomesItsFact() throws Exception {
        var root = Files.createDirectories(Path.of("target/e2e/bench").toAbsolutePath());
        if (!Files.exists(root.resolve("bots"))) {
            Files.createSymbolicLink(root.resolve("bots"), Path.of("../../bots").toRealPath());
        }
        var printed = new ArrayList<String>();
        var bench = new GatewayBench(new Checkout(root), new LoadPlan(null, 4, 1, 2), printed::add);
        var report = bench.run(true, 240);
        report.print(printed::add);

        assertThat(report.nothingLost()).as(String.join("\n", printed)).isTrue();
        assertThat(report.alone().found()).isGreaterThanOrEqualTo(report.alone().accepted());
        assertThat(report.normalising().facts())
                .isEqualTo(report.normalising().part().accepted());
        assertThat(printed).anyMatch(line -> line.contains("per second")).contains("Nothing was lost.");
    }
}
