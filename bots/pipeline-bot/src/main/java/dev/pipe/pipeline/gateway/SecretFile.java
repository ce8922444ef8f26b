package dev.pipe.pipeline.gateway;

import io.quarkus.logging.Log;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A file of secrets, one a line. What cannot be read, and what was empty or gone only once (somebody writes it just
 * now), leaves the secrets as they were; a file that stays empty or gone takes its secrets with it.
 */
final class SecretFile {

    private final Path path;
    private final SecretScope scope;
    private List<WebhookSecret> secrets = List.of();
    private boolean wasEmpty;
    private boolean told;

    SecretFile(Path path, SecretScope scope) {
        this.path = path;
        this.scope = scope;
    }

    List<WebhookSecret> read() {
        try {
            var found = Files.exists(path)
                    ? Files.readString(path)
                            .lines()
                            .map(String::strip)
                            .filter(line -> !line.isEmpty())
                            .distinct()
                            .map(line -> new WebhookSecret(line, scope))
                            .toList()
                    : List.<WebhookSecret>of();
            settle(found);
        } catch (IOException e) {
            tell("cannot be read (" + e.getClass().getSimpleName() + "); the secrets it had before stay in force");
        }
        return secrets;
    }

    private void settle(List<WebhookSecret> found) {
        if (!found.isEmpty()) {
            secrets = found;
            wasEmpty = false;
            told = false;
        } else if (wasEmpty || secrets.isEmpty()) {
            secrets = found;
            tell("is empty or gone; it gives no secret");
        } else {
            wasEmpty = true;
        }
    }

    private void tell(String what) {
        if (!told) {
            told = true;
            Log.errorf("The file of webhook secrets %s %s", path, what);
        }
    }
}
