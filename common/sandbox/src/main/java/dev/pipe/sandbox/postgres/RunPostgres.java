package dev.pipe.sandbox.postgres;

import dev.pipe.sandbox.process.ReadyFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** PostgreSQL by itself, until it is told to stop. */
@Command(name = "postgres", description = "Runs a PostgreSQL server until it is told to stop.")
public final class RunPostgres implements Callable<Integer> {

    @Option(names = "--port", defaultValue = "0", description = "port on 127.0.0.1; 0 takes a free one")
    private int port;

    @Option(names = "--data", required = true, description = "where the databases and the password are kept")
    private Path data;

    @Option(names = "--database", description = "a database to create; may be given several times")
    private String[] databases = {};

    @Option(names = "--ready-file", description = "written, with the JDBC URL, once the server answers")
    private Path readyFile;

    @Override
    public Integer call() throws Exception {
        PostgresSandbox postgres = PostgresSandbox.start(new PostgresSandbox.Options(data, port, Optional.empty()));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(postgres), "stop-postgres"));
        for (String database : databases) {
            System.out.println(postgres.database(database));
        }
        String url = postgres.database("postgres");
        System.out.println("PostgreSQL listens at " + url + ", user " + postgres.user() + ", password in "
                + data.toAbsolutePath().resolve("password"));
        if (readyFile != null) {
            ReadyFile.write(readyFile, url);
        }
        return postgres.process().process().waitFor();
    }

    private static void stop(PostgresSandbox postgres) {
        try {
            postgres.close();
        } catch (IOException e) {
            System.err.println("PostgreSQL could not be stopped: " + e.getMessage());
        }
    }

    public static void main(String[] args) {
        System.exit(new CommandLine(new RunPostgres()).execute(args));
    }
}
