package dev.pipe.local.connect;

import dev.pipe.sandbox.process.ReadyFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Where the secrets of a connection are kept: a directory of mode 0700, each file 0600, whole or not there. */
record Keeping(Path directory) {

    Path key() {
        return directory.resolve("app-private-key.pem");
    }

    Path webhookSecret() {
        return directory.resolve("webhook-secret");
    }

    /** Operator settings as environment variables, for {@code set -a; . FILE} or systemd's EnvironmentFile. */
    Path environment() {
        return directory.resolve("bots.env");
    }

    boolean isThere() {
        return Files.exists(environment());
    }

    void prepare() throws IOException {
        Files.createDirectories(directory);
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
    }

    void write(Path file, String content) throws IOException {
        ReadyFile.write(file, content.endsWith("\n") ? content : content + "\n");
    }

    void writeEnvironment(Map<String, String> settings) throws IOException {
        write(
                environment(),
                settings.entrySet().stream()
                        .map(one -> one.getKey() + "=" + one.getValue())
                        .collect(Collectors.joining("\n")));
    }

    Map<String, String> readEnvironment() throws IOException {
        var settings = new LinkedHashMap<String, String>();
        for (var line : Files.readAllLines(environment())) {
            var equals = line.indexOf('=');
            if (equals > 0) {
                settings.put(line.substring(0, equals), line.substring(equals + 1));
            }
        }
        return settings;
    }
}
