package dev.pipe.local.bench;

import dev.pipe.local.suite.AwaitReady;
import dev.pipe.local.suite.BotName;
import dev.pipe.local.suite.Checkout;
import dev.pipe.sandbox.kafka.KafkaProcess;
import dev.pipe.sandbox.postgres.PostgresSandbox;
import dev.pipe.sandbox.process.ChildProcess;
import dev.pipe.sandbox.process.FreePort;
import dev.pipe.sandbox.process.Signal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A broker, a database server and pipeline-bot alone, each a process of its own, in a directory that is theirs. */
final class GatewayGround implements AutoCloseable {

    private static final Duration START = Duration.ofSeconds(120);
    private static final Duration STOP = Duration.ofSeconds(30);

    /** For throughput in little memory: both compilers, which the suite on a laptop does without, and a bounded heap. */
    private static final List<String> JVM = List.of(
            "-XX:+UseSerialGC",
            "-XX:+ExitOnOutOfMemoryError",
            "-Xms64m",
            "-Xmx192m",
            "-XX:ReservedCodeCacheSize=64m",
            "--enable-native-access=ALL-UNNAMED");

    private final Path directory;
    private final String secret = UUID.randomUUID().toString();
    private final KafkaProcess kafka;
    private final PostgresSandbox postgres;
    private final String database;
    private final int port;
    private ChildProcess bot;

    private GatewayGround(Path directory) throws IOException {
        this.directory = directory;
        this.kafka = KafkaProcess.start(directory.resolve("kafka"));
        try {
            this.postgres = PostgresSandbox.start(PostgresSandbox.Options.in(directory.resolve("postgres")));
        } catch (IOException e) {
            kafka.close();
            throw e;
        }
        this.database = createDatabase();
        this.port = FreePort.find();
    }

    private String createDatabase() throws IOException {
        try {
            return postgres.database("pipeline-bot");
        } catch (SQLException e) {
            close();
            throw new IOException("Cannot create pipeline-bot's database", e);
        }
    }

    /** @param settings of the bot, beside those that say where everything is */
    static GatewayGround start(Checkout checkout, Path directory, Map<String, String> settings) throws IOException {
        var ground = new GatewayGround(directory);
        try {
            ground.startBot(checkout, settings);
            return ground;
        } catch (IOException | RuntimeException e) {
            ground.close();
            throw e;
        }
    }

    private void startBot(Checkout checkout, Map<String, String> settings) throws IOException {
        var jar = checkout.runJar(BotName.PIPELINE_BOT);
        if (!Files.exists(jar)) {
            throw new IOException("pipeline-bot is not built: " + jar + " is missing");
        }
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(JVM);
        command.addAll(List.of("-jar", jar.toString()));
        bot = ChildProcess.start(new ChildProcess.Spec(
                command, directory, environment(settings), directory.resolve("pipeline-bot.log"), Signal.TERM));
        AwaitReady.at(url() + "/q/health/ready", bot, START);
    }

    private Map<String, String> environment(Map<String, String> settings) {
        var environment = new HashMap<String, String>();
        environment.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        environment.put("QUARKUS_HTTP_PORT", "" + port);
        environment.put("KAFKA_BOOTSTRAP_SERVERS", kafka.bootstrapServers());
        environment.put("QUARKUS_DATASOURCE_JDBC_URL", database);
        environment.put("QUARKUS_DATASOURCE_USERNAME", postgres.user());
        environment.put("QUARKUS_DATASOURCE_PASSWORD", postgres.password());
        environment.put("PIPE_GITHUB_ENDPOINT", "http://127.0.0.1:9"); // nobody asks GitHub here
        environment.put("PIPE_GITHUB_TOKEN", "none");
        environment.put("PIPE_API_TOKEN", secret);
        environment.put("PIPE_WEBHOOK_SECRET", secret);
        environment.put("PIPE_LOG_JSON", "false");
        environment.put("MALLOC_ARENA_MAX", "2");
        environment.putAll(settings);
        return environment;
    }

    String url() {
        return "http://127.0.0.1:" + port;
    }

    int port() {
        return port;
    }

    String secret() {
        return secret;
    }

    String brokers() {
        return kafka.bootstrapServers();
    }

    ChildProcess bot() {
        return bot;
    }

    ChildProcess broker() {
        return kafka.process();
    }

    ChildProcess databaseServer() {
        return postgres.process();
    }

    BotRows rows() {
        return new BotRows(database, postgres.user(), postgres.password());
    }

    /** Stops the bot as an orchestrator does. */
    void stopBot() throws IOException {
        if (bot != null) {
            bot.stop(STOP);
        }
    }

    @Override
    public void close() throws IOException {
        stopBot();
        postgres.close();
        kafka.close();
    }
}
