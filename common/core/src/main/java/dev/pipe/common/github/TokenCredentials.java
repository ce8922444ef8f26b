package dev.pipe.common.github;

import dev.pipe.common.event.Actor;
import dev.pipe.common.event.RepoRef;
import java.io.IOException;
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
