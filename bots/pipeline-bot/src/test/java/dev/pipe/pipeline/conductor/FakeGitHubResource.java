package dev.pipe.pipeline.conductor;

import dev.pipe.sandbox.github.FakeGitHub;
import dev.pipe.sandbox.github.FakeGitHubOptions;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A fake GitHub on which the bot is the App. */
public class FakeGitHubResource implements QuarkusTestResourceLifecycleManager {

    private FakeGitHub github;

    @Override
    public Map<String, String> start() {
        try {
            var directory = Path.of("target", "sandbox", ProcessHandle.current().pid() + "-conductor", "github")
                    .toAbsolutePath();
            github = FakeGitHub.start(FakeGitHubOptions.in(directory));
            var key =
                    Files.writeString(directory.resolve("app.pem"), github.app().privateKeyPem());
            return Map.of(
                    "pipe.github.endpoint",
                    github.url(),
                    "pipe.github.app-id",
                    String.valueOf(github.app().id()),
                    "pipe.github.app-private-key-file",
                    key.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(github, new TestInjector.MatchesType(FakeGitHub.class));
    }

    @Override
    public void stop() {
        github.close();
    }
}
