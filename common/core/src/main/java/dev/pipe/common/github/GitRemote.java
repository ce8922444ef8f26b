package dev.pipe.common.github;

import static java.util.Objects.requireNonNull;

import java.net.URI;

/** Where git fetches a repository, and as whom. No record: a record would print its token. */
public final class GitRemote {

    /** GitHub takes any name with a token; this one works for Apps and people. */
    public static final String USER = "x-access-token";

    private final URI uri;
    private final String token;

    public GitRemote(URI uri, String token) {
        this.uri = requireNonNull(uri);
        this.token = requireNonNull(token);
    }

    public URI uri() {
        return uri;
    }

    /** For the request's header alone: never for a command line, a log or a URL. */
    public String token() {
        return token;
    }

    @Override
    public String toString() {
        return uri.toString();
    }
}
