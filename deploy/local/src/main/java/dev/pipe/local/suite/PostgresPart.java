package dev.pipe.local.suite;

import dev.pipe.sandbox.postgres.PostgresSandbox;
import dev.pipe.sandbox.process.ChildProcess;
import dev.pipe.sandbox.process.FreePort;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;

/** The database server with a database for each bot. It keeps its port when it is started again. */
final class PostgresPart implements Part {

    private final PostgresSandbox postgres;

    PostgresPart(Path directory, Path log) throws IOException {
        var options = new PostgresSandbox.Options(directory, FreePort.find(), Optional.empty());
        postgres = PostgresSandbox.at(options, log);
    }

    @Override
    public String name() {
        return "postgres";
    }

    @Override
    public String where() {
        return "127.0.0.1:" + postgres.port();
    }

    @Override
    public void launch() throws IOException {
        postgres.start();
        try {
            for (BotName bot : BotName.values()) {
                postgres.database(bot.label());
            }
        } catch (SQLException e) {
            throw new IOException("Cannot create the bots' databases", e);
        }
    }

    @Override
    public ChildProcess process() {
        return postgres.process();
    }

    SuiteFile.Database database(BotName bot) {
        String url = "jdbc:postgresql://" + where() + "/" + bot.label();
        String withLogin = url + "?user=" + postgres.user() + "&password=" + postgres.password();
        return new SuiteFile.Database(withLogin, postgres.user(), postgres.password());
    }
}
