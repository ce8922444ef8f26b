package dev.pipe.common.github;

import dev.pipe.common.event.Actor;
import dev.pipe.common.event.RepoRef;
import java.io.IOException;
import java.util.List;
import java.util.OptionalLong;

/** As whom we speak to GitHub. */
interface Credentials {

    /** Value of the {@code Authorization} header for a repository. */
    String authorization(RepoRef repo) throws IOException;

    /** GitHub took the header of this repository for invalid: the next one is made anew. Null: no repository's. */
    void rejected(RepoRef repo);

    /** The same for what belongs to an account and to no repository of it: an organisation's hooks. */
    String authorizationFor(String account) throws IOException;

    /** As the App itself, for what only that may ask; refused with a personal token. */
    String authorizationAsApp() throws IOException;

    /** The accounts that installed the App, those who suspended it left out; none with a personal token. */
    List<String> accounts() throws IOException;

    /** The account that our comments bear. */
    Actor self() throws IOException;

    /** The App's id; empty with a personal token. */
    OptionalLong appId();
}
