package dev.pipe.local.suite;

import java.nio.file.Path;

/** Where things lie in a checkout: what was built, and what a running suite keeps under {@code .pipe}. */
public record Checkout(Path root) {

    public Checkout {
        root = root.toAbsolutePath().normalize();
    }

    /** The checkout that `pipe` names, else the current directory. */
    public static Checkout current() {
        return new Checkout(Path.of(System.getProperty("pipe.root", "")));
    }

    public Path state() {
        return root.resolve(".pipe");
    }

    public Path logs() {
        return state().resolve("logs");
    }

    public Path log(String part) {
        return logs().resolve(part + ".log");
    }

    public Path suiteFile() {
        return state().resolve("suite.json");
    }

    /** What the parts keep while they run; emptied at every start, because the fake GitHub starts empty too. */
    Path data() {
        return state().resolve("data");
    }

    public Path runJar(BotName bot) {
        return root.resolve("bots").resolve(bot.label()).resolve("target/quarkus-app/quarkus-run.jar");
    }
}
