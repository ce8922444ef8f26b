package dev.pipe.review.api;

import dev.pipe.common.github.GitHubConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** The names under which people know the configured GitHub. */
@ApplicationScoped
class GitHubHosts {

    private final List<String> hosts;

    GitHubHosts(GitHubConfig config) {
        this.hosts = of(config.endpoint().getRawAuthority());
    }

    static List<String> of(String apiHost) {
        return "api.github.com".equalsIgnoreCase(apiHost) ? List.of("github.com", "www.github.com") : List.of(apiHost);
    }

    List<String> all() {
        return hosts;
    }
}
