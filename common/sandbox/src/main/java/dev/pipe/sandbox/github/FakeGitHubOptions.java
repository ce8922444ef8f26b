package dev.pipe.sandbox.github;

import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;

/** How to start the fake GitHub. Port 0 takes a free one; a null webhook address sends nothing until one is set. */
public record FakeGitHubOptions(
        int port, Path directory, String adminToken, URI webhookUrl, String webhookSecret, Clock clock) {

    public static FakeGitHubOptions in(Path directory) {
        return new FakeGitHubOptions(0, directory, randomToken(), null, null, Clock.systemUTC());
    }

    public FakeGitHubOptions port(int newPort) {
        return new FakeGitHubOptions(newPort, directory, adminToken, webhookUrl, webhookSecret, clock);
    }

    public FakeGitHubOptions adminToken(String newToken) {
        return new FakeGitHubOptions(port, directory, newToken, webhookUrl, webhookSecret, clock);
    }

    public FakeGitHubOptions webhook(URI newUrl, String newSecret) {
        return new FakeGitHubOptions(port, directory, adminToken, newUrl, newSecret, clock);
    }

    public FakeGitHubOptions clock(Clock newClock) {
        return new FakeGitHubOptions(port, directory, adminToken, webhookUrl, webhookSecret, newClock);
    }

    private static String randomToken() {
        var bytes = new byte[24];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
