package dev.pipe.local.e2e;

import dev.pipe.local.suite.BotName;
import dev.pipe.local.suite.Checkout;
import dev.pipe.local.suite.Suite;
import dev.pipe.local.suite.SuiteOptions;
import dev.pipe.sandbox.otlp.SpanCollector;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The one suite that the end-to-end tests of this JVM share; it is started when first asked for and stops with the JVM.
 * It lives beside the checkout's own {@code .pipe}, so that a developer's {@code ./pipe up} is not in its way.
 */
record RunningSuite(Checkout checkout, Suite suite, SpanCollector spans, Playground ground, Topics topics) {

    private static RunningSuite running;

    static synchronized RunningSuite get() throws IOException {
        if (running == null) {
            running = start();
        }
        return running;
    }

    /** Makes room for tests that start a suite of their own. */
    static synchronized void stop() throws IOException {
        if (running != null) {
            running.suite.close();
            running.spans.close();
            running = null;
        }
    }

    private static RunningSuite start() throws IOException {
        var checkout = besideTheCheckout("shared");
        var settings = Files.writeString(checkout.root().resolve("repositories.properties"), """
                %s.mode=enforce
                %s.merge-trigger=auto
                """.formatted(
                        Playground.REPOSITORY, Playground.REPOSITORY));
        var spans = SpanCollector.start(0);
        var options = SuiteOptions.ordinary()
                .withTraces(spans.url())
                .with(BotName.PIPELINE_BOT, "PIPE_PIPELINE_REPOSITORIES_FILE", settings.toString())
                .with("PIPE_BOT_HEARTBEAT_EVERY", "1s")
                .with(BotName.INFRA_BOT, "PIPE_INFRA_SILENCE_AFTER", "10s")
                .with(BotName.INFRA_BOT, "PIPE_INFRA_SILENCE_LISTENING_GAP", "5s")
                .with(BotName.INFRA_BOT, "PIPE_INFRA_SILENCE_JUDGE_EVERY", "1s");
        var suite = Suite.start(checkout, options, RunningSuite::say);
        var ground = new Playground(new GitHub(suite.file().github()));
        ground.create();
        return new RunningSuite(
                checkout, suite, spans, ground, new Topics(suite.file().kafka().bootstrapServers()));
    }

    /** A directory that looks to the launcher like this checkout, with a state of its own. */
    static Checkout besideTheCheckout(String name) throws IOException {
        var bots = Path.of("../../bots").toRealPath();
        var root = Files.createDirectories(Path.of("target/e2e").resolve(name).toAbsolutePath());
        if (!Files.exists(root.resolve("bots"))) {
            Files.createSymbolicLink(root.resolve("bots"), bots);
        }
        return new Checkout(root);
    }

    /** Says how many copies of what a bot wrote stood twice for a while, by the bots' own logs: counters die with a bot. */
    void saySurplus() throws IOException {
        var removed = 0L;
        for (var bot : BotName.values()) {
            try (var lines = Files.lines(checkout.log(bot.label()))) {
                removed +=
                        lines.filter(line -> line.contains("Removed a surplus")).count();
            }
        }
        say("Surplus copies that the bots wrote and removed again so far: " + removed);
    }

    BotDatabase database(BotName bot) {
        return new BotDatabase(suite.file().postgres().get(bot.label()).jdbcUrl());
    }

    /** Test output is read after the fact: what the suite says belongs to it. */
    static void say(String line) {
        System.out.println(line);
    }
}
