package dev.pipe.sandbox.github.world;

import java.time.Instant;
import java.util.Map;
import java.util.Set;

/** A token of the App's installation; null repositories means all of them. */
public record InstallationToken(
        String token, Instant expiresAt, Map<String, String> permissions, Set<Long> repositories) {
    public boolean reaches(Repository repository) {
        return repositories == null || repositories.contains(repository.id);
    }

    public boolean grants(String scope, String level) {
        var granted = permissions.get(scope);
        return granted != null && (granted.equals("write") || granted.equals(level));
    }
}
