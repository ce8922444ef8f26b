package dev.pipe.local.load;

import dev.pipe.local.suite.BotName;
import dev.pipe.local.suite.Checkout;
import dev.pipe.local.suite.SuiteOptions;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Works the suite while things go wrong, and judges what is left when they have stopped going wrong. */
@Command(
        name = "chaos",
        description = {
            "Works the suite while things go wrong, and judges what is left.",
            "Opens, pushes, comments and approves pull requests while bots, broker and database are killed and GitHub",
            "answers errors, refuses, hangs up, is slow, and sends webhooks twice, late, in another order or not at all.",
            "Exits 0 when nothing was lost and nothing was done twice."
        })
public final class ChaosCommand implements Callable<Integer> {

    @Option(names = "--minutes", defaultValue = "5", description = "how long trouble goes on (${DEFAULT-VALUE})")
    private double minutes;

    @Option(names = "--seed", description = "the same troubles in the same order; a new one each time when left out")
    private Long seed;

    @Option(
            names = "--every",
            paramLabel = "SECONDS",
            defaultValue = "9",
            description = "the longest time between two troubles (${DEFAULT-VALUE})")
    private int every;

    @Option(
            names = "--at-once",
            paramLabel = "N",
            defaultValue = "4",
            description = "how many pull requests people work on at once (${DEFAULT-VALUE})")
    private int atOnce;

    @Override
    public Integer call() throws IOException, InterruptedException {
        var chosen = seed == null ? new Random().nextLong(1_000_000) : seed;
        System.out.println("Chaos for " + minutes + " minutes with --seed " + chosen + "; logs are in .pipe/logs/");
        try (var loaded = LoadedSuite.start(Checkout.current(), options(), 4)) {
            var until = Instant.now().plusMillis((long) (minutes * 60_000));
            var storm = new Storm(
                    chosen, Trouble.all(loaded.suite(), loaded.github()), Duration.ofSeconds(every), System.out);
            var load = loaded.load(atOnce, Duration.ofMinutes(5));
            var people = Thread.ofVirtual().name("load").start(() -> work(load, until));
            storm.rage(until);
            loaded.github().delete("/_sandbox/faults");
            System.out.println("The storm is over; people finish what they began");
            people.join();
            for (var pull : lastOfEachRepository(load.played())) {
                loaded.town().chat(pull); // a delivery that was held back goes out after the next one
            }
            return report(
                    chosen, storm, load, loaded.judge(Duration.ofMinutes(3)).judge(load.played()));
        }
    }

    private static SuiteOptions options() {
        return SuiteOptions.ordinary()
                .with("PIPE_BOT_HEARTBEAT_EVERY", "1s")
                .with(BotName.PIPELINE_BOT, "PIPE_RECONCILE_EVERY", "5s")
                .with(BotName.PIPELINE_BOT, "PIPE_RECONCILE_ASK_AGAIN_AFTER", "10s");
    }

    private static void work(Load load, Instant until) {
        try {
            load.run(turn -> Instant.now().isBefore(until));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static List<Pull> lastOfEachRepository(List<Pull> pulls) {
        return List.copyOf(pulls.stream()
                .collect(java.util.stream.Collectors.toMap(Pull::repository, pull -> pull, (first, last) -> last))
                .values());
    }

    private static int report(long seed, Storm storm, Load load, List<Verdict> verdicts) {
        System.out.println();
        storm.fallen().entrySet().stream()
                .sorted(java.util.Map.Entry.comparingByKey())
                .forEach(entry -> System.out.printf("  %4d x %s%n", entry.getValue(), entry.getKey()));
        System.out.println();
        var played = new Verdict("nobody waited in vain while people worked", load.stuck());
        played.print(System.out);
        verdicts.forEach(verdict -> verdict.print(System.out));
        var survived = played.cameTrue() && verdicts.stream().allMatch(Verdict::cameTrue);
        var count = storm.fallen().values().stream().mapToInt(Integer::intValue).sum();
        System.out.printf(
                "%n%s %d faults over %d pull requests, seed %d%n",
                survived ? "Survived" : "Did NOT survive", count, load.played().size(), seed);
        return survived ? 0 : 1;
    }
}
