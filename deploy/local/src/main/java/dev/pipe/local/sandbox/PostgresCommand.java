package dev.pipe.local.sandbox;

import dev.pipe.local.suite.Checkout;
import dev.pipe.local.suite.RunUntilStopped;
import dev.pipe.sandbox.postgres.PostgresSandbox;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "postgres", description = "Runs a PostgreSQL server.")
final class PostgresCommand implements Callable<Integer> {

    @Option(names = "--port", defaultValue = "0", description = "port on 127.0.0.1; 0 takes a free one")
    private int port;

    @Option(names = "--data", description = "where it keeps databases and password (.pipe/sandbox/postgres)")
    private Path data = Checkout.current().state().resolve("sandbox/postgres");

    @Option(names = "--database", defaultValue = "pipe", description = "a database to create (${DEFAULT-VALUE})")
    private String database;

    @Override
    public Integer call() throws IOException, SQLException, InterruptedException {
        PostgresSandbox postgres = PostgresSandbox.start(new PostgresSandbox.Options(data, port, Optional.empty()));
        System.out.println("PostgreSQL listens at " + postgres.database(database));
        System.out.println("user " + postgres.user() + ", password in "
                + data.toAbsolutePath().resolve("password") + ". Ctrl-C stops it.");
        RunUntilStopped.with(postgres);
        return 0;
    }
}
