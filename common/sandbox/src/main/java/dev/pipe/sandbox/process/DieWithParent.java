package dev.pipe.sandbox.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Ends a child process when this JVM is gone. A shutdown hook does not run on {@code kill -9}, so a small shell reads
 * from a pipe that only this JVM holds: the kernel closes it however the JVM ends, and the shell then ends the child.
 */
final class DieWithParent {

    private static final String SCRIPT = """
            trap '' HUP INT TERM
            read -r word
            [ "$word" = done ] && exit 0
            kill -s "$2" "$1" 2>/dev/null
            tries=0
            while kill -0 "$1" 2>/dev/null && [ "$tries" -lt 80 ]; do sleep 0.1; tries=$((tries + 1)); done
            kill -s KILL "$1" 2>/dev/null
            """;

    private DieWithParent() {}

    static void guard(Process child, Signal signal) throws IOException {
        List<String> command = new ArrayList<>(OwnSession.prefix());
        command.addAll(List.of("sh", "-c", SCRIPT, "pipe-watchdog", Long.toString(child.pid()), signal.name()));
        Process watchdog = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        child.onExit().thenRun(() -> dismiss(watchdog));
    }

    /** The child ended by itself; its pid may soon be another's, so the watchdog must not signal it. */
    private static void dismiss(Process watchdog) {
        try (var pipe = watchdog.getOutputStream()) {
            pipe.write("done\n".getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            if (watchdog.isAlive()) {
                throw new UncheckedIOException("Cannot dismiss watchdog " + watchdog.pid(), e);
            }
        }
    }
}
