package dev.pipe.local.load;

import dev.pipe.local.client.GitHubUser;
import dev.pipe.local.suite.Checkout;
import dev.pipe.local.suite.Machine;
import dev.pipe.local.suite.SuiteOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures the whole suite under many pull requests. */
@Command(
        name = "suite",
        description = {
            "Opens, pushes, comments and approves pull requests in parallel, a tenth of the webhooks twice or in another",
            "order, and measures events per second, lag and the time from a webhook to its finished review.",
            "Every pull request is then judged as ./pipe chaos judges."
        })
public final class SuiteBenchCommand implements Callable<Integer> {

    private static final int REPOSITORIES = 10;
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    @Option(names = "--pulls", defaultValue = "500", description = "how many pull requests (${DEFAULT-VALUE})")
    private int pulls;

    @Option(
            names = "--at-once",
            paramLabel = "N",
            defaultValue = "8",
            description = "how many pull requests people work on at once (${DEFAULT-VALUE})")
    private int atOnce;

    @Option(names = "--json", paramLabel = "FILE", description = "write the figures for machines")
    private Path json;

    @Override
    public Integer call() throws IOException, InterruptedException {
        var machine = Machine.here();
        System.out.printf(
                "%d pull requests in %d repositories of 1 installation, %d at once; the fake GitHub's own limits%n%s%n",
                pulls, REPOSITORIES, atOnce, machine.text());
        try (var loaded = LoadedSuite.start(Checkout.current(), SuiteOptions.ordinary(), REPOSITORIES)) {
            for (var kind : new String[] {"duplicate", "reorder"}) {
                var plan = GitHubUser.JSON.createObjectNode().put("kind", kind).put("times", pulls / 2);
                loaded.github().post("/_sandbox/faults/webhooks", plan);
            }
            var figures = new SuiteFigures(loaded);
            var begin = Instant.now();
            var load = loaded.load(atOnce, PATIENCE);
            figures.whileSampling(() -> load.run(turn -> turn < pulls));
            loaded.github().delete("/_sandbox/faults");
            for (var pull : load.played()
                    .subList(0, Math.min(REPOSITORIES, load.played().size()))) {
                loaded.town().chat(pull);
            }
            var verdicts = loaded.judge(PATIENCE).judge(load.played());
            var measured = figures.measure(Duration.between(begin, Instant.now()));
            measured.put("machine", machine.text());
            System.out.println();
            measured.fields()
                    .forEachRemaining(figure -> System.out.printf(
                            "  %-34s %s%n", figure.getKey(), figure.getValue().asText()));
            System.out.println();
            var stuck = new Verdict("nobody waited in vain", load.stuck());
            stuck.print(System.out);
            verdicts.forEach(verdict -> verdict.print(System.out));
            if (json != null) {
                Files.writeString(json, measured.toPrettyString() + "\n");
            }
            return stuck.cameTrue() && verdicts.stream().allMatch(Verdict::cameTrue) ? 0 : 1;
        }
    }
}
