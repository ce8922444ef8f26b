package dev.pipe.sandbox.process;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A Ctrl-C in a terminal reaches every process of the foreground group. Children run in a session of their own, so that
 * they stop in the order their parent chooses and not all at once.
 */
final class OwnSession {

    private OwnSession() {}

    static List<String> prefix() {
        return Stream.of("/usr/bin/setsid", "/bin/setsid")
                .filter(path -> Files.isExecutable(Path.of(path)))
                .findFirst()
                .map(List::of)
                .orElse(List.of());
    }
}
