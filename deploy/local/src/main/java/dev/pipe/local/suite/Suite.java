package dev.pipe.local.suite;

import dev.pipe.sandbox.process.FreePort;
import java.io.IOException;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The whole suite, running: Kafka, PostgreSQL, the fake GitHub and the bots, each a process of its own that is started
 * again when it dies. Closing it, or the end of this JVM however it comes, leaves no process behind.
 */
public final class Suite implements AutoCloseable {

    public static final String KAFKA = "kafka";
    public static final String POSTGRES = "postgres";
    public static final String GITHUB = "github";

    private final Checkout checkout;
    private final SuiteOptions options;
    private final Progress progress;
    private final SuiteLock lock;
    private final ProcessFile processes;
    private final Map<String, SupervisedPart> ground = new LinkedHashMap<>();
    private final Map<String, SupervisedPart> bots = new LinkedHashMap<>();
    private volatile SuiteFile file;
    private boolean closed;

    private Suite(Checkout checkout, SuiteOptions options, Progress progress) throws IOException {
        this.checkout = checkout;
        this.options = options;
        this.progress = progress;
        this.lock = SuiteLock.take(checkout);
        int ended = ClearRemains.of(checkout);
        if (ended > 0) {
            progress.say("  ended " + ended + " processes that an earlier, killed suite had left in this checkout");
        }
        this.processes = ProcessFile.of(checkout);
    }

    /** Returns when every part is ready; throws, with nothing left running, when one does not get there. */
    public static Suite start(Checkout checkout, SuiteOptions options, Progress progress) throws IOException {
        var suite = new Suite(checkout, options, progress);
        Runtime.getRuntime().addShutdownHook(new Thread(suite::closeAtExit, "stop-suite"));
        try {
            suite.start();
        } catch (IOException | RuntimeException e) {
            suite.close();
            throw e;
        }
        return suite;
    }

    private void start() throws IOException {
        processes.record(ProcessFile.LAUNCHER, ProcessHandle.current());
        ClearRemains.delete(checkout.data());
        deletePartLogs();
        Map<BotName, Integer> ports = new TreeMap<>();
        for (BotName bot : BotName.values()) {
            ports.put(bot, FreePort.find());
        }
        startGround(ports);
        startBots(ports);
        file.writeTo(checkout);
        PrometheusFiles.write(checkout, file.bots());
    }

    /** A log tells of one run; the launcher's own and the build's are not the parts'. */
    private void deletePartLogs() throws IOException {
        Files.createDirectories(checkout.logs());
        for (String part : List.of(KAFKA, POSTGRES, GITHUB)) {
            Files.deleteIfExists(checkout.log(part));
        }
        for (BotName bot : BotName.values()) {
            Files.deleteIfExists(checkout.log(bot.label()));
        }
    }

    private void startGround(Map<BotName, Integer> ports) throws IOException {
        Secrets secrets = Secrets.fresh();
        String webhooks = BotPart.url(ports.get(BotName.PIPELINE_BOT)) + "/webhooks/github";
        var kafka = new KafkaPart(checkout.data().resolve(KAFKA), checkout.log(KAFKA));
        var postgres = new PostgresPart(checkout.data().resolve(POSTGRES), checkout.log(POSTGRES));
        var github = new GitHubPart(
                checkout.data().resolve(GITHUB),
                checkout.log(GITHUB),
                FreePort.find(),
                new GitHubPart.Webhooks(webhooks, secrets.webhookSecret()));
        for (Part part : List.of(kafka, postgres, github)) {
            ground.put(part.name(), new SupervisedPart(part, progress, processes));
        }
        new PartGroup(ground.values()).start();
        Map<String, SuiteFile.Database> databases = new LinkedHashMap<>();
        Map<String, SuiteFile.Bot> urls = new LinkedHashMap<>();
        ports.forEach((bot, port) -> {
            databases.put(bot.label(), postgres.database(bot));
            urls.put(bot.label(), new SuiteFile.Bot(BotPart.url(port)));
        });
        var broker = new SuiteFile.Kafka(kafka.where());
        file = new SuiteFile(github.access(), secrets.webhookSecret(), secrets.apiToken(), broker, databases, urls);
    }

    private void startBots(Map<BotName, Integer> ports) throws IOException {
        var environment = new BotEnvironment(file, options);
        ports.forEach((bot, port) -> {
            if (!options.without().contains(bot)) {
                var part = new BotPart(bot, checkout, port, environment.of(bot));
                bots.put(bot.label(), new SupervisedPart(part, progress, processes));
            }
        });
        new PartGroup(bots.values()).start();
    }

    public SuiteFile file() {
        return file;
    }

    public String url(BotName bot) {
        return file.url(bot);
    }

    /** The newest process of a part: "kafka", "postgres", "github" or a bot's label. */
    public ProcessHandle process(String part) {
        return part(part).process().process().toHandle();
    }

    /** As {@code kill -9} does; the part is then started again by itself. */
    public void kill(String part) throws IOException {
        part(part).process().kill();
    }

    /** Freezes a part: it keeps its connections and says nothing. */
    public void pause(String part) throws IOException {
        part(part).pause();
    }

    public void resume(String part) throws IOException {
        part(part).resume();
    }

    private SupervisedPart part(String name) {
        SupervisedPart part = ground.containsKey(name) ? ground.get(name) : bots.get(name);
        if (part == null) {
            throw new IllegalArgumentException("The suite runs no " + name);
        }
        return part;
    }

    @Override
    public synchronized void close() throws IOException {
        if (closed) {
            return;
        }
        closed = true;
        Files.deleteIfExists(checkout.suiteFile());
        new PartGroup(bots.values()).stop();
        new PartGroup(ground.values()).stop();
        ClearRemains.of(checkout);
        lock.close();
    }

    private void closeAtExit() {
        try {
            close();
        } catch (IOException e) {
            progress.say("! the suite did not stop cleanly: " + e);
        }
    }
}
