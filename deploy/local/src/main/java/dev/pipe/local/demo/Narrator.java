package dev.pipe.local.demo;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;

/** Tells the story as it happens, with the time since it began. */
final class Narrator {

    private final PrintStream out;
    private final Instant begin = Instant.now();
    private int act;

    Narrator(PrintStream out) {
        this.out = out;
    }

    void act(String what) {
        out.printf("%n%d. %s%n", ++act, what);
    }

    void fact(String what) {
        out.printf("   %s  %s%n", since(), what);
    }

    void link(String name, String url) {
        out.printf("   %s  %s: %s%n", since(), name, url);
    }

    private String since() {
        var seconds = Duration.between(begin, Instant.now()).toSeconds();
        return "%d:%02d".formatted(seconds / 60, seconds % 60);
    }
}
