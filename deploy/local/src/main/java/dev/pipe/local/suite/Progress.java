package dev.pipe.local.suite;

/** Where the suite tells, line by line, how it fares. */
@FunctionalInterface
public interface Progress {
    void say(String line);
}
