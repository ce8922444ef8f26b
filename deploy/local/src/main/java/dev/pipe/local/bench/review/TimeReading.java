package dev.pipe.local.bench.review;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pipe.sandbox.process.ChildProcess;
import dev.pipe.sandbox.process.Signal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Starts one process for each size and takes what it measured. */
final class TimeReading {

    /** Changed lines, and how often they are read. */
    private static final Map<Integer, Integer> TIMES = new TreeMap<>(Map.of(500, 200, 10_000, 20, 100_000, 3));

    private final Path corpus;
    private final Path directory;

    TimeReading(Path corpus, Path directory) {
        this.corpus = corpus;
        this.directory = directory;
    }

    List<ReadingTime> all() throws IOException, InterruptedException {
        Files.createDirectories(directory);
        var all = new ArrayList<ReadingTime>();
        for (var entry : TIMES.entrySet()) {
            all.add(measure(entry.getKey(), entry.getValue()));
        }
        return all;
    }

    private ReadingTime measure(int size, int times) throws IOException, InterruptedException {
        var result = directory.resolve("reading-" + size + ".json");
        var log = directory.resolve("reading-" + size + ".log");
        Files.deleteIfExists(result);
        Files.deleteIfExists(log);
        var command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:ActiveProcessorCount=1",
                "-XX:+UseSerialGC",
                "-Xmx512m",
                "-cp",
                System.getProperty("java.class.path"),
                MeasureReading.class.getName(),
                "--corpus",
                corpus.toString(),
                "--size",
                "" + size,
                "--times",
                "" + times,
                "--result",
                result.toString());
        var child = ChildProcess.start(new ChildProcess.Spec(command, log, Signal.TERM));
        if (child.process().waitFor() != 0) {
            throw new IOException("Reading " + size + " changed lines failed; " + log + " tells why");
        }
        return new ObjectMapper().readValue(result.toFile(), ReadingTime.class);
    }
}
