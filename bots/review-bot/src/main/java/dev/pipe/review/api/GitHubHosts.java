package dev.pipe.review.api;

import dev.pipe.common.github.GitHubConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/** The names under which people know the configured GitHub. */
@ApplicationScoped
class GitHubHosts {

    private final List<String> hosts;

    @Inject
    GitHubHosts(GitHubConfig config) {
        this(of(config.endpoint().getRawAuthority()));
    }

    GitHubHosts(List<String> hosts) {
        this.hosts = hosts;
    }

    static List<String> of(String apiHost) {
        return "api.github.com".equalsIgnoreCase(apiHost) ? List.of("github.com", "www.github.com") : List.of(apiHost);
    }

    List<String> all() {
        return hosts;
    }
}
