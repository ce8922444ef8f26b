package dev.pipe.local.suite;

import dev.pipe.sandbox.process.ChildProcess;
import dev.pipe.sandbox.process.FreePort;
import dev.pipe.sandbox.process.JavaCommand;
import dev.pipe.sandbox.process.Signal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** A bot, as it was built for production, told by environment variables where everything is. */
final class BotPart implements Part {

    private static final Duration START = Duration.ofSeconds(120);

    private final BotName bot;
    private final Checkout checkout;
    private final int port;
    private final Map<String, String> environment;
    private volatile ChildProcess process;

    BotPart(BotName bot, Checkout checkout, int port, Map<String, String> environment) {
        this.bot = bot;
        this.checkout = checkout;
        this.port = port;
        this.environment = new HashMap<>(environment);
        this.environment.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        this.environment.put("QUARKUS_HTTP_PORT", "" + port);
    }

    static int freePort() throws IOException {
        return FreePort.find();
    }

    static String url(int port) {
        return "http://127.0.0.1:" + port;
    }

    @Override
    public String name() {
        return bot.label();
    }

    @Override
    public String where() {
        return url(port);
    }

    @Override
    public ChildProcess process() {
        return process;
    }

    @Override
    public void launch() throws IOException {
        Path jar = checkout.runJar(bot);
        if (!Files.exists(jar)) {
            throw new SuiteRefused(bot.label() + " is not built: " + jar + " is missing. './pipe' builds it.");
        }
        // a directory of its own: Quarkus reads .env and config/ from where it is started
        Path directory = Files.createDirectories(checkout.data().resolve(bot.label()));
        var command = JavaCommand.ofJar(jar, bot.heapMegabytes());
        process = ChildProcess.start(
                new ChildProcess.Spec(command, directory, environment, checkout.log(bot.label()), Signal.TERM));
        AwaitReady.at(where() + "/q/health/ready", process, START);
    }
}
