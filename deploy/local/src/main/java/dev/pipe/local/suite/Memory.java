package dev.pipe.local.suite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/** A process' share of the machine's memory, where the system tells it (Linux): pages shared by n count one n-th. */
public final class Memory {

    private Memory() {}

    public static OptionalLong proportionalBytes(long pid) {
        try {
            return Files.readAllLines(Path.of("/proc/" + pid + "/smaps_rollup")).stream()
                    .filter(line -> line.startsWith("Pss:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                    .findFirst();
        } catch (IOException e) {
            return OptionalLong.empty(); // another system, or the process is just gone: not known
        }
    }

    /** With its children, as PostgreSQL's sessions are. */
    public static OptionalLong ofTree(ProcessHandle process) {
        OptionalLong own = proportionalBytes(process.pid());
        if (own.isEmpty()) {
            return own;
        }
        return OptionalLong.of(own.getAsLong()
                + process.descendants()
                        .mapToLong(child -> proportionalBytes(child.pid()).orElse(0))
                        .sum());
    }
}
