package dev.pipe.common.github;

import dev.pipe.common.event.RepoRef;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;

/** Says how git reaches a repository: beside the configured endpoint, and with the same token. */
@ApplicationScoped
public class GitRemotes {

    private static final String API_ON_GITHUB = "api.github.com";
    private static final String API_ON_SERVER = "/api/v3";

    private final GitHubConfig config;
    private final GitHubConnections connections;

    GitRemotes(GitHubConfig config, GitHubConnections connections) {
        this.config = config;
        this.connections = connections;
    }

    /** @throws GitHubFailure when GitHub gives no token for it */
    public GitRemote of(RepoRef repo) {
        var header = connections.authorization(repo);
        return new GitRemote(uri(config.endpoint(), repo), header.substring(header.indexOf(' ') + 1));
    }

    static URI uri(URI endpoint, RepoRef repo) {
        var host = API_ON_GITHUB.equals(endpoint.getHost()) ? "github.com" : endpoint.getHost();
        var port = endpoint.getPort() < 0 ? "" : ":" + endpoint.getPort();
        var path = endpoint.getPath() == null ? "" : endpoint.getPath().replaceAll("/+$", "");
        var root = path.endsWith(API_ON_SERVER) ? path.substring(0, path.length() - API_ON_SERVER.length()) : path;
        return URI.create(endpoint.getScheme() + "://" + host + port + root + "/" + UrlPath.segment(repo.owner()) + "/"
                + UrlPath.segment(repo.name()) + ".git");
    }
}
