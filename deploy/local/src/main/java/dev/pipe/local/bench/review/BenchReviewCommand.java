package dev.pipe.local.bench.review;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.pipe.local.suite.Checkout;
import dev.pipe.local.suite.Machine;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures the review; exit code 1 when a target is missed. Needs no running suite. */
@Command(
        name = "review",
        description = "What the review finds and invents on a labelled corpus and elsewhere, and how long it takes.")
public final class BenchReviewCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--corpus",
            paramLabel = "DIR",
            description = "a directory of .cases files; by default bots/review-bot/corpus")
    private Path corpus;

    @Option(names = "--corpus-only", description = "measure neither time nor false alarms elsewhere")
    private boolean corpusOnly;

    @Option(names = "--without-libraries", description = "do not ask Maven for the sources of libraries")
    private boolean withoutLibraries;

    @Option(names = "--details", description = "name every case that was missed and every false alarm")
    private boolean details;

    @Option(names = "--json", paramLabel = "FILE", description = "write the figures here too")
    private Path json;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Consumer<String> out = spec.commandLine().getOut()::println;
        var report = measure(out);
        if (details) {
            print(report.corpus(), out);
        }
        report.print(out);
        spec.commandLine().getOut().flush();
        if (json != null) {
            new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValue(json.toFile(), report);
        }
        return report.missed().isEmpty() ? 0 : 1;
    }

    private ReviewReport measure(Consumer<String> out) throws IOException, InterruptedException {
        var checkout = Checkout.current();
        var directory = corpus == null ? checkout.root().resolve("bots/review-bot/corpus") : corpus.toAbsolutePath();
        var machine = Machine.here();
        var figures = CorpusFigures.of(Corpus.in(directory));
        if (corpusOnly) {
            return new ReviewReport(Instant.now().toString(), machine, figures, null, null, null);
        }
        var readings = new TimeReading(directory, checkout.state().resolve("bench")).all();
        var history = new ReadHistory(checkout.root()).alarms();
        var libraries = withoutLibraries ? null : new ReadLibraries(new FetchSources(checkout), out).alarms();
        return new ReviewReport(Instant.now().toString(), machine, figures, readings, history, libraries);
    }

    private static void print(CorpusFigures corpus, Consumer<String> out) {
        out.accept("Missed:");
        corpus.byType().forEach((type, score) -> score.missed().forEach(id -> out.accept("  " + type + " " + id)));
        out.accept("Critical SECURITY not found as such:");
        corpus.criticalSecurity().missed().forEach(id -> out.accept("  " + id));
        out.accept("False alarms:");
        corpus.all().falseAlarms().forEach(alarm -> out.accept("  " + alarm));
        out.accept("Level off:");
        corpus.levelsOff().forEach(level -> out.accept("  " + level));
        out.accept("Decision off:");
        corpus.decisionsOff().forEach(decision -> out.accept("  " + decision));
    }
}
