package dev.pipe.governance;

import dev.pipe.sandbox.process.FreePort;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/** Where {@link TestGitHub} will listen, decided before the bot starts. */
public class FakeGitHubPort implements QuarkusTestResourceLifecycleManager {

    @Override
    public Map<String, String> start() {
        try {
            return Map.of(
                    "pipe.github.endpoint", "http://127.0.0.1:" + FreePort.find(),
                    "pipe.github.token", "the-admins",
                    "pipe.api.token", "secret");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        // only a number was taken
    }
}
