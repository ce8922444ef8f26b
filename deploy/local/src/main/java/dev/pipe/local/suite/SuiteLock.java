package dev.pipe.local.suite;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;

/** One suite per checkout. The kernel gives the lock back however its holder ends. */
final class SuiteLock implements AutoCloseable {

    private final FileChannel channel;

    private SuiteLock(FileChannel channel) {
        this.channel = channel;
    }

    static SuiteLock take(Checkout checkout) throws IOException {
        Files.createDirectories(checkout.state());
        var channel =
                FileChannel.open(checkout.state().resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (!tryLock(channel)) {
            channel.close();
            String holder = ProcessFile.of(checkout)
                    .alive(ProcessFile.LAUNCHER)
                    .map(process -> " (process " + process.pid() + ")")
                    .orElse("");
            throw new SuiteRefused("A suite already runs in this checkout" + holder
                    + ". './pipe status' shows it, './pipe down' stops it; another checkout can run another.");
        }
        return new SuiteLock(channel);
    }

    private static boolean tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false; // held within this very JVM
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
