package dev.pipe.local.replay;

import dev.pipe.local.client.BotApi;
import dev.pipe.local.replay.ReplayDeadLetters.Then;
import dev.pipe.local.suite.BotName;
import dev.pipe.local.suite.Checkout;
import dev.pipe.local.suite.SuiteFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Delivers payload files, or looks again at what the running suite has taken; exit code 1 when one was refused or failed. */
@Command(
        name = "replay",
        description = {
            "Signs payload files (<event>.<action>.json), delivers them, and prints what became of each.",
            "Or shows deliveries of the durable log (--since, --delivery), or what the bots gave up (--dead-letter);"
                    + " these change nothing until --apply is given."
        })
public final class ReplayCommand implements Callable<Integer> {

    @Parameters(paramLabel = "FILE-OR-FOLDER", arity = "0..1", description = "a payload, or a folder of them")
    private Path source;

    @Option(
            names = "--as",
            paramLabel = "owner/repo#n",
            description = "aim them at this pull request, which the fake GitHub must know")
    private String aim;

    @Option(
            names = "--since",
            paramLabel = "DURATION|TIME",
            description = "what was accepted, or given up, since: 90s, 15m, 2h, 3d, 2026-03-01T12:00:00Z")
    private String since;

    @Option(names = "--delivery", paramLabel = "ID", description = "the delivery with this id of GitHub's")
    private String delivery;

    @Option(names = "--dead-letter", description = "what the bots gave up, and why")
    private boolean deadLetter;

    @Option(names = "--requeue", description = "with --dead-letter: give each bot its rows back")
    private boolean requeue;

    @Option(names = "--apply", description = "do it; without this the above only show")
    private boolean apply;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        judgeOptions();
        var from = since();
        SuiteFile suite = SuiteFile.of(Checkout.current())
                .orElseThrow(() -> new IOException("No suite runs in this checkout; './pipe up' starts one"));
        PrintWriter out = spec.commandLine().getOut();
        try (HttpClient client =
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(3)).build()) {
            var bots = new BotApi(suite, client);
            boolean well;
            if (deadLetter) {
                well = new ReplayDeadLetters(bots, running(suite), out).replay(from, delivery, then());
            } else if (source == null) {
                var log = new DurableLog(suite.kafka().bootstrapServers());
                well = new ReplayLog(log, bots, out).replay(from, delivery, apply);
            } else {
                well = new ReplayFiles(suite, client, out).deliver(source, aim);
            }
            return well ? 0 : 1;
        }
    }

    private void judgeOptions() {
        boolean log = since != null || delivery != null || deadLetter;
        if ((source == null) != log) {
            throw refused("Say either files, or --since, --delivery or --dead-letter");
        }
        if (requeue && !deadLetter) {
            throw refused("--requeue belongs to --dead-letter");
        }
        if (source == null ? aim != null : apply) {
            throw refused(
                    source == null ? "--as aims files" : "Files are delivered at once; --apply is for the others");
        }
    }

    private Instant since() {
        try {
            return since == null ? null : Since.parse(since, Instant.now());
        } catch (IllegalArgumentException e) {
            throw refused(e.getMessage());
        }
    }

    private Then then() {
        if (!requeue) {
            return Then.NOTHING;
        }
        return apply ? Then.REQUEUE : Then.SHOW_REQUEUE;
    }

    private static List<BotName> running(SuiteFile suite) {
        return List.of(BotName.values()).stream()
                .filter(bot -> suite.bots().containsKey(bot.label()))
                .toList();
    }

    private ParameterException refused(String why) {
        return new ParameterException(spec.commandLine(), why);
    }
}
