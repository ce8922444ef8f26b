package dev.pipe.local.suite;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pipe.sandbox.process.ReadyFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * {@code .pipe/processes.json}: which processes belong to this checkout's suite. A pid alone is soon another's, so each
 * stands with the time it started; only a process that matches both is ever signalled.
 */
public final class ProcessFile {

    /** The launcher itself, beside the parts. */
    public static final String LAUNCHER = "launcher";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long CLOCK_STEP_MILLIS =
            2_000; // start times are counted from the boot time, which may be adjusted

    private final Path file;
    private final Map<String, Started> processes = new LinkedHashMap<>();

    private ProcessFile(Path file) {
        this.file = file;
    }

    /** A process as it was when we started it. */
    public record Started(long pid, long startedAt) {
        static Started of(ProcessHandle process) {
            return new Started(
                    process.pid(),
                    process.info().startInstant().map(Instant::toEpochMilli).orElse(0L));
        }

        /** The process, if it still runs and is still the same. */
        public Optional<ProcessHandle> alive() {
            return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).filter(process -> process.info()
                    .startInstant()
                    .filter(start -> Math.abs(start.toEpochMilli() - startedAt) <= CLOCK_STEP_MILLIS)
                    .isPresent());
        }
    }

    public static ProcessFile of(Checkout checkout) throws IOException {
        Path file = checkout.state().resolve("processes.json");
        var processes = new ProcessFile(file);
        if (Files.exists(file)) {
            processes.processes.putAll(JSON.readValue(file.toFile(), new TypeReference<Map<String, Started>>() {}));
        }
        return processes;
    }

    synchronized void record(String name, ProcessHandle process) throws IOException {
        processes.put(name, Started.of(process));
        ReadyFile.write(file, JSON.writeValueAsString(processes));
    }

    public synchronized Map<String, Started> all() {
        return new LinkedHashMap<>(processes);
    }

    public synchronized Optional<ProcessHandle> alive(String name) {
        return Optional.ofNullable(processes.get(name)).flatMap(Started::alive);
    }

    synchronized void clear() throws IOException {
        processes.clear();
        Files.deleteIfExists(file);
    }
}
