package dev.pipe.sandbox.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A child process with its output in a log file, which ends with this JVM at the latest. */
public final class ChildProcess {

    private final Process process;
    private final Signal stopSignal;
    private final Path log;

    private ChildProcess(Process process, Signal stopSignal, Path log) {
        this.process = process;
        this.stopSignal = stopSignal;
        this.log = log;
    }

    /** What to start: the command, where, what its environment has besides ours, where its output goes, how it stops. */
    public record Spec(
            List<String> command, Path directory, Map<String, String> environment, Path log, Signal stopSignal) {
        public Spec {
            command = List.copyOf(command);
            environment = Map.copyOf(environment);
        }

        public Spec(List<String> command, Path log, Signal stopSignal) {
            this(command, Path.of("").toAbsolutePath(), Map.of(), log, stopSignal);
        }
    }

    public static ChildProcess start(Spec spec) throws IOException {
        ChildProcess child = startDetached(spec);
        DieWithParent.guard(child.process, spec.stopSignal());
        return child;
    }

    /** Starts a process that is meant to outlive this JVM. */
    public static ChildProcess startDetached(Spec spec) throws IOException {
        Files.createDirectories(spec.log().toAbsolutePath().getParent());
        List<String> command = new ArrayList<>(OwnSession.prefix());
        command.addAll(spec.command());
        var builder = new ProcessBuilder(command)
                .directory(spec.directory().toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(spec.log().toFile()));
        builder.environment().putAll(spec.environment());
        Process process = builder.start();
        process.getOutputStream().close();
        return new ChildProcess(process, spec.stopSignal(), spec.log());
    }

    public long pid() {
        return process.pid();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    public Process process() {
        return process;
    }

    public Path log() {
        return log;
    }

    /** Asks it to stop, and after the given time ends it the hard way. */
    public void stop(Duration patience) throws IOException {
        if (!process.isAlive()) {
            return;
        }
        signal(process.toHandle(), Signal.CONT); // a stopped process cannot answer
        signal(process.toHandle(), stopSignal);
        try {
            if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    /** As {@code kill -9} does. */
    public void kill() throws IOException {
        process.destroyForcibly();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while waiting for " + process.pid() + " to die", e);
        }
    }

    /** Sends a signal; the JDK itself knows only TERM and KILL. A process that is gone already is left alone. */
    public static void signal(ProcessHandle process, Signal signal) throws IOException {
        if (!process.isAlive()) {
            return;
        }
        Process kill = new ProcessBuilder("sh", "-c", "kill -s \"$1\" \"$2\"", "sh", signal.name(), "" + process.pid())
                .redirectErrorStream(true)
                .start();
        String said = new String(kill.getInputStream().readAllBytes());
        try {
            if (kill.waitFor() != 0 && process.isAlive()) {
                throw new IOException("Cannot send " + signal + " to process " + process.pid() + ": " + said.strip());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while signalling " + process.pid(), e);
        }
    }

    /** The end of its log, for an error that someone has to understand. */
    public String lastLines(int count) throws IOException {
        List<String> lines = new String(Files.readAllBytes(log)).lines().toList();
        return String.join("\n", lines.subList(Math.max(0, lines.size() - count), lines.size()));
    }
}
