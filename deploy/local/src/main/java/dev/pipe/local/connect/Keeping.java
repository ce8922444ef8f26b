package dev.pipe.local.connect;

import dev.pipe.sandbox.process.ReadyFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Where the secrets of a connection are kept: a directory of mode 0700, each file 0600, whole or not there. */
record Keeping(Path directory) {

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./:@,+-]*");
    private static final String QUOTE_IN_QUOTES = "'\\''";

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
                        .map(one -> one.getKey() + "=" + quoted(one.getValue()))
                        .collect(Collectors.joining("\n")));
    }

    Map<String, String> readEnvironment() throws IOException {
        var settings = new LinkedHashMap<String, String>();
        for (var line : Files.readAllLines(environment())) {
            var equals = line.indexOf('=');
            if (equals > 0) {
                settings.put(line.substring(0, equals), unquoted(line.substring(equals + 1)));
            }
        }
        return settings;
    }

    /** The file is read by a shell: a path may hold anything. */
    private static String quoted(String value) {
        return PLAIN.matcher(value).matches() ? value : "'" + value.replace("'", QUOTE_IN_QUOTES) + "'";
    }

    private static String unquoted(String value) {
        return value.length() > 1 && value.startsWith("'") && value.endsWith("'")
                ? value.substring(1, value.length() - 1).replace(QUOTE_IN_QUOTES, "'")
                : value;
    }
}
