package dev.pipe.sandbox.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/** A file by which a child process says, once and whole, that it is ready and how to reach it. */
public final class ReadyFile {

    private ReadyFile() {}

    public static void write(Path file, String content) throws IOException {
        Path directory = file.toAbsolutePath().getParent();
        Files.createDirectories(directory);
        Path whole = Files.createTempFile(directory, file.getFileName().toString(), ".new");
        Files.setPosixFilePermissions(whole, PosixFilePermissions.fromString("rw-------"));
        Files.writeString(whole, content);
        Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Waits for the file; fails with the end of the child's log when the child dies or takes too long. */
    public static String await(Path file, ChildProcess child, Duration patience) throws IOException {
        Instant deadline = Instant.now().plus(patience);
        while (!Files.exists(file)) {
            if (!child.isAlive()) {
                throw new IOException("Process " + child.pid() + " ended with "
                        + child.process().exitValue() + " before it was ready. Its log, " + child.log()
                        + ", ends with:\n" + child.lastLines(20));
            }
            if (Instant.now().isAfter(deadline)) {
                throw new IOException("Process " + child.pid() + " was not ready within " + patience.toSeconds()
                        + " s. Its log, " + child.log() + ", ends with:\n" + child.lastLines(20));
            }
            pause();
        }
        return Files.readString(file);
    }

    private static void pause() throws IOException {
        try {
            TimeUnit.MILLISECONDS.sleep(50);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while waiting for a child process", e);
        }
    }
}
