package dev.pipe.local.suite;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Where it was measured.
 *
 * @param load the machine's load average before; well above 0 it was not alone
 */
public record Machine(int cores, String processor, long memoryGigabytes, String system, String java, double load) {

    public static Machine here() throws IOException {
        var system = ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class);
        return new Machine(
                Runtime.getRuntime().availableProcessors(),
                field(Path.of("/proc/cpuinfo"), "model name\\s*:\\s*", System.getProperty("os.arch")),
                Math.round(system.getTotalMemorySize() / (double) (1 << 30)),
                field(Path.of("/etc/os-release"), "PRETTY_NAME=", System.getProperty("os.name"))
                        .replace("\"", ""),
                Runtime.version().toString(),
                Math.round(system.getSystemLoadAverage() * 10) / 10.0);
    }

    public String text() {
        return String.format(
                Locale.ROOT,
                "%d cores (%s, %s), %d GiB, %s, JDK %s, load average before: %.1f",
                cores,
                processor,
                System.getProperty("os.arch"),
                memoryGigabytes,
                system,
                java,
                load);
    }

    private static String field(Path file, String prefix, String otherwise) throws IOException {
        if (!Files.exists(file)) {
            return otherwise;
        }
        return Files.readAllLines(file).stream()
                .filter(line -> line.matches(prefix + ".*"))
                .map(line -> line.replaceFirst(prefix, "").strip())
                .findFirst()
                .orElse(otherwise);
    }
}
