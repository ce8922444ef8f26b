package dev.pipe.sandbox.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresSandboxTest {

    @TempDir
    Path directory;

    @Test
    void noCommittedRowIsLostWhenTheServerIsKilledUnderLoad() throws Exception {
        try (var postgres = PostgresSandbox.start(PostgresSandbox.Options.in(directory))) {
            String url = postgres.database("ledger-bot");
            execute(postgres, url, "CREATE TABLE row (id int PRIMARY KEY)");
            var committed = new AtomicInteger();
            var writer = CompletableFuture.runAsync(() -> insertUntilItBreaks(postgres, url, committed));
            Awaitility.await().until(() -> committed.get() > 100);

            postgres.kill();
            writer.join();
            postgres.start();

            assertThat(countRows(postgres, url)).isBetween(committed.get(), committed.get() + 1);
            assertThat(postgres.database("ledger-bot")).isEqualTo(url);
        }
    }

    @Test
    void startsAgainOnItsDataWithItsPasswordAndBesideAForeignProcessWithTheOldPid() throws Exception {
        String password;
        try (var postgres = PostgresSandbox.start(PostgresSandbox.Options.in(directory))) {
            password = postgres.password();
            execute(postgres, postgres.database("kept"), "CREATE TABLE kept (id int)");
        }
        // as after a crash and a reboot: the pid in the file is alive and somebody else's
        Files.writeString(
                directory.resolve("data/postmaster.pid"),
                ProcessHandle.current().pid() + "\n");

        try (var postgres = PostgresSandbox.start(PostgresSandbox.Options.in(directory))) {
            assertThat(postgres.password()).isEqualTo(password);
            execute(postgres, postgres.database("kept"), "INSERT INTO kept VALUES (1)");
            assertThatThrownBy(() -> DriverManager.getConnection(postgres.database("kept"), postgres.user(), "guess"))
                    .hasMessageContaining("password authentication failed");
        }
    }

    private static void insertUntilItBreaks(PostgresSandbox postgres, String url, AtomicInteger committed) {
        try (Connection connection = DriverManager.getConnection(url, postgres.user(), postgres.password());
                var insert = connection.prepareStatement("INSERT INTO row VALUES (?)")) {
            while (true) {
                insert.setInt(1, committed.get());
                insert.executeUpdate();
                committed.incrementAndGet();
            }
        } catch (SQLException e) {
            if (committed.get() == 0) {
                throw new IllegalStateException("Failed before the server was killed", e);
            }
        }
    }

    private static int countRows(PostgresSandbox postgres, String url) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url, postgres.user(), postgres.password());
                var rows = connection.createStatement().executeQuery("SELECT count(*) FROM row")) {
            rows.next();
            return rows.getInt(1);
        }
    }

    private static void execute(PostgresSandbox postgres, String url, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url, postgres.user(), postgres.password());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
