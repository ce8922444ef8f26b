package dev.pipe.pipeline.reconcile;

import dev.pipe.common.event.RepoRef;
import dev.pipe.common.github.GitHubDeliveries.Hook;
import dev.pipe.common.github.GitHubListing;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.Stream;

/** Which repositories are ours to read. */
@ApplicationScoped
class ReadRepositories {

    private final GitHubListing github;
    private final ReconcileConfig config;

    ReadRepositories(GitHubListing github, ReconcileConfig config) {
        this.github = github;
        this.config = config;
    }

    /** Those that the operator named. */
    List<RepoRef> named() {
        return config.repositories().orElse(List.of()).stream()
                .map(String::strip)
                .map(RepoRef::parse)
                .toList();
    }

    /** Those that a hook tells of, as far as they are known: of the App all, of an organisation its own. */
    List<RepoRef> of(Hook hook) {
        if (hook.owner().contains("/")) {
            return List.of(RepoRef.parse(hook.owner()));
        }
        return Stream.concat(github.installed().stream(), named().stream())
                .filter(repo -> hook.owner().isEmpty() || repo.owner().equalsIgnoreCase(hook.owner()))
                .distinct()
                .toList();
    }
}
