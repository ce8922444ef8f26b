package dev.pipe.local.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** Watches a process' CPU and resident memory; the latter from {@code /proc}, where there is one. */
final class WatchProcess {

    private final String name;
    private final long pid;
    private final long begun = System.nanoTime();
    private final Duration cpuBefore;
    private long mostResident;

    private WatchProcess(String name, long pid) {
        this.name = name;
        this.pid = pid;
        this.cpuBefore = cpu(pid);
    }

    static WatchProcess begin(String name, long pid) {
        return new WatchProcess(name, pid);
    }

    void look() throws IOException {
        mostResident = Math.max(mostResident, resident(pid));
    }

    ProcessUsage end() throws IOException {
        look();
        double cores = (double) cpu(pid).minus(cpuBefore).toNanos() / (System.nanoTime() - begun);
        return new ProcessUsage(name, Math.round(cores * 100) / 100.0, mostResident);
    }

    private static Duration cpu(long pid) {
        return ProcessHandle.of(pid)
                .flatMap(process -> process.info().totalCpuDuration())
                .orElse(Duration.ZERO);
    }

    /** With shared pages counted whole, as {@code top} shows it. */
    private static long resident(long pid) throws IOException {
        var status = Path.of("/proc/" + pid + "/status");
        if (!Files.exists(status)) {
            return 0;
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                .findFirst()
                .orElse(0);
    }
}
