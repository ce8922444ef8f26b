package dev.pipe.common.github;

import dev.pipe.common.event.Actor;
import dev.pipe.common.event.RepoRef;
import java.io.IOException;
import java.util.List;
import java.util.OptionalLong;

/** A personal access token: its owner speaks. */
class TokenCredentials implements Credentials {

    private final String authorization;
    private final GitHubRest rest;
    private volatile Actor self;

    TokenCredentials(String token, GitHubRest rest) {
        this.authorization = "Bearer " + token.strip();
        this.rest = rest;
    }

    @Override
    public String authorization(RepoRef repo) {
        return authorization;
    }

    @Override
    public void rejected(RepoRef repo) {
        // there is no other
    }

    @Override
    public String authorizationFor(String account) {
        return authorization;
    }

    @Override
    public String authorizationAsApp() throws IOException {
        throw new GitHubRefusal(401, "only a GitHub App may ask this, and a personal token is configured", false);
    }

    @Override
    public List<String> accounts() {
        return List.of();
    }

    @Override
    public Actor self() throws IOException {
        var known = self;
        if (known == null) {
            known = rest.get("/user", authorization, Shapes.User.class).actor();
            self = known;
        }
        return known;
    }

    @Override
    public OptionalLong appId() {
        return OptionalLong.empty();
    }
}
