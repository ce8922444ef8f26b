package dev.pipe.pipeline.settings;

import dev.pipe.common.config.Conditions;
import dev.pipe.common.config.RepositoryConfig;
import dev.pipe.common.config.Route;

/**
 * The file that is in force on a base branch.
 *
 * @param sha its blob SHA; empty when there is none
 * @param source where it was read: {@code acme/shop@main}, {@code acme/.github}; empty when there is none
 */
public record ConfigInForce(String sha, String source, RepositoryConfig config) {

    /** There is no file. */
    public static final ConfigInForce NONE = new ConfigInForce("", "", RepositoryConfig.NOTHING);

    /** True when it takes the changed files to tell which route a pull request takes. */
    public boolean asksForFiles() {
        var routes = config.pipeline().routes();
        return routes != null && routes.stream().map(Route::when).anyMatch(Conditions::asksForFiles);
    }
}
