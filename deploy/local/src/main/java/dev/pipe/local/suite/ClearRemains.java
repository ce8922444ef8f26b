package dev.pipe.local.suite;

import dev.pipe.sandbox.process.ChildProcess;
import dev.pipe.sandbox.process.Signal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Ends and removes what a suite that was killed has left in a checkout. */
public final class ClearRemains {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private ClearRemains() {}

    /** Says how many processes it had to end. */
    public static int of(Checkout checkout) throws IOException {
        ProcessFile processes = ProcessFile.of(checkout);
        List<ProcessHandle> remains = processes.all().values().stream()
                .flatMap(started -> started.alive().stream())
                .filter(process -> process.pid() != ProcessHandle.current().pid())
                .toList();
        for (ProcessHandle process : remains) {
            ChildProcess.signal(process, Signal.CONT);
            ChildProcess.signal(process, Signal.INT);
        }
        awaitEnd(remains);
        for (String stale : List.of("suite.json", "prometheus.yml", "prometheus-targets.json")) {
            Files.deleteIfExists(checkout.state().resolve(stale));
        }
        processes.clear();
        return remains.size();
    }

    private static void awaitEnd(List<ProcessHandle> processes) throws IOException {
        Instant deadline = Instant.now().plus(PATIENCE);
        while (processes.stream().anyMatch(ProcessHandle::isAlive)) {
            if (Instant.now().isAfter(deadline)) {
                processes.forEach(ProcessHandle::destroyForcibly);
            }
            try {
                TimeUnit.MILLISECONDS.sleep(100);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("Interrupted while an earlier suite's processes ended", e);
            }
        }
    }

    static void delete(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return;
        }
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
