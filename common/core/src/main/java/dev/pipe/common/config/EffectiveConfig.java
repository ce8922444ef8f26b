package dev.pipe.common.config;

/**
 * What holds for one pull request in the end, bounded by the operator. A run sees one file from its begin to its end.
 *
 * @param sha the blob SHA of the file that is in force; empty when there is none
 * @param source where it was read: {@code acme/shop@main}; empty when there is none
 * @param route the name of the route that was taken; empty for the common path
 * @param sections without routes: the one that was taken is worked in
 */
public record EffectiveConfig(String sha, String source, String route, RepositoryConfig sections) {

    /** What holds where nobody said anything. */
    public static final EffectiveConfig DEFAULT = new EffectiveConfig("", "", "", RepositoryConfig.DEFAULTS);

    public EffectiveConfig {
        sha = sha == null ? "" : sha;
        source = source == null ? "" : source;
        route = route == null ? "" : route;
        sections = (sections == null ? RepositoryConfig.NOTHING : sections).over(RepositoryConfig.DEFAULTS);
    }
}
