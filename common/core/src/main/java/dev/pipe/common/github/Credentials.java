package dev.pipe.common.github;

import dev.pipe.common.event.Actor;
import dev.pipe.common.event.RepoRef;
import java.io.IOException;
import java.util.OptionalLong;

/** As whom we speak to GitHub. */
interface Credentials {

    /** Value of the {@code Authorization} header for a repository. */
    String authorization(RepoRef repo) throws IOException;

    /** GitHub took the header of this repository for invalid: the next one is made anew. Null: no repository's. */
    void rejected(RepoRef repo);

    /** The account that our comments bear. */
    Actor self() throws IOException;

    /** The App's id; empty with a personal token. */
    OptionalLong appId();
}
