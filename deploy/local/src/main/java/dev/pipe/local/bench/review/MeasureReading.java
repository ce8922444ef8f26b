package dev.pipe.local.bench.review;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pipe.review.diff.ReadDiff;
import dev.pipe.review.read.ReadByRules;
import dev.pipe.sandbox.process.ReadyFile;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Reads diffs again and again, in a process of its own with one processor, so that nothing else is measured. */
@Command(name = "measure-reading")
final class MeasureReading implements Callable<Integer> {

    private static final int WARM_UP = 60;
    private static final int USUAL = 500;

    @Option(names = "--corpus", required = true)
    private Path corpus;

    @Option(names = "--size", required = true)
    private int size;

    @Option(names = "--times", required = true)
    private int times;

    @Option(names = "--result", required = true)
    private Path result;

    public static void main(String[] args) {
        System.exit(new CommandLine(new MeasureReading()).execute(args));
    }

    @Override
    public Integer call() throws IOException {
        var large = new LargeDiff(Corpus.in(corpus));
        var usual = large.ofChangedLines(USUAL).getBytes(StandardCharsets.UTF_8);
        var diff = large.ofChangedLines(size).getBytes(StandardCharsets.UTF_8);
        var began = System.nanoTime();
        var engine = new ReadByRules();
        engine.read(ReadDiff.of(usual));
        var cold = millisSince(began);
        for (var i = 0; i < WARM_UP; i++) {
            engine.read(ReadDiff.of(usual));
        }
        var took = new ArrayList<Double>();
        var findings = 0;
        for (var i = 0; i < times; i++) {
            var start = System.nanoTime();
            findings = engine.read(ReadDiff.of(diff)).findings().size();
            took.add(millisSince(start));
        }
        var reading = new ReadingTime(
                size, diff.length, times, findings, cold, percentile(took, 0.5), percentile(took, 0.95), heapAtMost());
        ReadyFile.write(result, new ObjectMapper().writeValueAsString(reading));
        return 0;
    }

    private static double millisSince(long began) {
        return Math.round((System.nanoTime() - began) / 1e5) / 10.0;
    }

    private static double percentile(List<Double> values, double share) {
        var sorted = values.stream().sorted().toList();
        return sorted.get(Math.min(sorted.size() - 1, (int) Math.ceil(share * sorted.size()) - 1));
    }

    private static long heapAtMost() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                        .filter(pool -> pool.getType() == java.lang.management.MemoryType.HEAP)
                        .flatMapToLong(pool ->
                                Arrays.stream(new long[] {pool.getPeakUsage().getUsed()}))
                        .sum()
                / (1 << 20);
    }
}
