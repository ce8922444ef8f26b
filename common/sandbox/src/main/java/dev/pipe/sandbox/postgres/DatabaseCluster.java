package dev.pipe.sandbox.postgres;

import dev.pipe.sandbox.process.ChildProcess;
import dev.pipe.sandbox.process.ReadyFile;
import dev.pipe.sandbox.process.Signal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The data directory: made once, with a password, and free of what a killed server left behind. */
record DatabaseCluster(Path directory, Binaries binaries) {

    static final String USER = "pipe";

    private static final Duration STOP = Duration.ofSeconds(10);

    Path data() {
        return directory.resolve("data");
    }

    /** Made beside and renamed when whole, so that a start which was killed leaves no half data directory. */
    String create(Optional<String> wanted) throws IOException {
        Path passwordFile = directory.resolve("password");
        if (Files.exists(data().resolve("PG_VERSION"))) {
            String password = Files.readString(passwordFile);
            if (!wanted.orElse(password).equals(password)) {
                throw new IOException("The databases under " + directory + " have another password than the one given");
            }
            return password;
        }
        String password = wanted.orElseGet(DatabaseCluster::newPassword);
        ReadyFile.write(passwordFile, password);
        Path staging = Files.createTempDirectory(directory, "making");
        initialise(staging, passwordFile);
        Files.move(staging, data(), StandardCopyOption.ATOMIC_MOVE);
        return password;
    }

    private void initialise(Path target, Path passwordFile) throws IOException {
        List<String> command = new ArrayList<>(OrdinaryUser.prefix());
        command.addAll(List.of(
                binaries.program("initdb"),
                "--pgdata=" + target,
                "--username=" + USER,
                "--auth=scram-sha-256",
                "--pwfile=" + passwordFile,
                "--encoding=UTF8",
                "--locale=C",
                "--no-sync"));
        var spec = new ChildProcess.Spec(command, directory.resolve("initdb.log"), Signal.TERM);
        ChildProcess initdb = ChildProcess.start(spec);
        try {
            if (initdb.process().waitFor() != 0) {
                throw new IOException("initdb failed:\n" + initdb.lastLines(20));
            }
        } catch (InterruptedException e) {
            initdb.kill();
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while initdb ran", e);
        }
    }

    /**
     * A killed server leaves postmaster.pid. The pid in it may be alive and somebody else's by now, at which PostgreSQL
     * would refuse to start; or it is our own server, orphaned, which is ended first.
     */
    void clearRemains() throws IOException {
        Path pidFile = data().resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return;
        }
        String pid = Files.readAllLines(pidFile).stream().findFirst().orElse("").strip();
        Optional<ProcessHandle> orphan = pid.matches("\\d+") ? ProcessHandle.of(Long.parseLong(pid)) : Optional.empty();
        if (orphan.filter(this::isOurServer).isPresent()) {
            end(orphan.get());
        }
        Files.deleteIfExists(pidFile);
    }

    private boolean isOurServer(ProcessHandle process) {
        return process.info().commandLine().orElse("").contains(data().toString());
    }

    private static void end(ProcessHandle orphan) throws IOException {
        ChildProcess.signal(orphan, Signal.INT);
        try {
            orphan.onExit().get(STOP.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException e) {
            orphan.destroyForcibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while an orphaned PostgreSQL ended", e);
        }
    }

    private static String newPassword() {
        byte[] random = new byte[18];
        new SecureRandom().nextBytes(random);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }
}
