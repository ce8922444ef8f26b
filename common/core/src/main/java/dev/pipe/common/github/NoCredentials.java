package dev.pipe.common.github;

import dev.pipe.common.event.Actor;
import dev.pipe.common.event.RepoRef;
import java.io.IOException;
import java.util.List;
import java.util.OptionalLong;

/** Nothing is configured: the bot runs, and says what is missing when it needs GitHub. */
class NoCredentials implements Credentials {

    static final String MISSING =
            "no credentials: set pipe.github.app-id and pipe.github.app-private-key-file," + " or pipe.github.token";

    @Override
    public String authorization(RepoRef repo) throws IOException {
        throw new GitHubRefusal(401, MISSING, false);
    }

    @Override
    public String authorizationFor(String account) throws IOException {
        throw new GitHubRefusal(401, MISSING, false);
    }

    @Override
    public String authorizationAsApp() throws IOException {
        throw new GitHubRefusal(401, MISSING, false);
    }

    @Override
    public List<String> accounts() {
        return List.of();
    }

    @Override
    public void rejected(RepoRef repo) {
        // nothing to forget
    }

    @Override
    public Actor self() throws IOException {
        throw new GitHubRefusal(401, MISSING, false);
    }

    @Override
    public OptionalLong appId() {
        return OptionalLong.empty();
    }
}
